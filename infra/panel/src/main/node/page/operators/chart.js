import { useEffect, useRef } from 'preact/hooks';
import Plot from 'uplot';
import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { theme } from '../app/theme.js';
import { useStore } from '../app/store.js';

const HEIGHT = 220;
const HUES = [231, 152, 28, 330, 190, 95, 270, 55, 5];

const colour = (name) => getComputedStyle(document.body).getPropertyValue(name) || '#888';

function options(width, names) {
  const axis = { stroke: colour('color'), grid: { stroke: 'rgb(128 128 128 / 20%)' }, ticks: { stroke: 'rgb(128 128 128 / 40%)' } };
  return {
    width,
    height: HEIGHT,
    cursor: { drag: { setScale: false } },
    scales: { y: { range: (plot, min, max) => [0, Math.max(5, max)] } },
    axes: [axis, axis],
    series: [{}, ...names.map((name, i) => ({ label: name, stroke: `hsl(${HUES[i % HUES.length]} 60% 50%)`, width: 2, points: { show: false } }))],
  };
}

export function LagChart({ samples: { names, data } }) {
  const box = useRef(null);
  const plot = useRef(null);
  const look = useStore(theme);
  useEffect(() => {
    if (!names.length) return undefined;
    plot.current = new Plot(options(box.current.clientWidth, names), data, box.current);
    const watch = new ResizeObserver(([{ target }]) => plot.current?.setSize({ width: target.clientWidth, height: HEIGHT }));
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      plot.current.destroy();
      plot.current = null;
    };
  }, [names.join(), look]);
  useEffect(() => plot.current?.setData(data), [data]);
  const latest = names.map((name, i) => `${name} ${data[i + 1].at(-1)}`).join(', ');
  return html`<div class="chart card" role="img" aria-label=${t('ops.lag.now', { latest })}><div ref=${box}></div></div>`;
}
