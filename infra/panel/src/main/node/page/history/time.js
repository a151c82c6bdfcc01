import './texts.js';
import { useEffect, useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { language, t } from '../app/language.js';
import { reading, useQuery } from '../app/cache.js';
import { Broken, Page, Waiting } from '../app/page.js';
import { refine, route } from '../app/router.js';
import { moment } from '../app/time.js';
import { useDirectory } from '../guilds/names.js';
import { Value } from '../config/value.js';
import { pathName } from '../config/names.js';
import { same } from '../config/draft.js';
import { usePages } from './pages.js';
import { who } from './timeline.js';
import { RevertDialog } from './revert.js';

/** So long nobody moves the slider until what it points to is asked for. */
const REST_MILLIS = 120;
const CONFIGURES = /^\/(settings|modules)\//;

/** Everything that is configured, by pointer. */
function flat({ settings, modules }) {
  const all = Object.entries(settings).map(([name, value]) => [`/settings/${name}`, value]);
  modules.forEach(({ name, enabled, config }) => {
    all.push([`/modules/${name}/enabled`, enabled]);
    Object.entries(config).forEach(([field, value]) => all.push([`/modules/${name}/config/${field}`, value]));
  });
  return new Map(all);
}

function Comparison({ then, other, only, names, otherName }) {
  const now = flat(other);
  const rows = [...flat(then)].map(([path, value]) => ({ path, value, now: now.get(path), differs: !same(value, now.get(path)) }));
  const shown = only ? rows.filter(({ differs }) => differs) : rows;
  if (!shown.length) return html`<p class="empty" role="status">${t('time.same')}</p>`;
  return html`
    <div class="scroll"><table>
      <thead><tr><th scope="col">${t('setting')}</th><th scope="col">${t('time.then')}</th><th scope="col">${otherName}</th></tr></thead>
      <tbody>${shown.map(({ path, value, now: today, differs }) => html`
        <tr key=${path} class=${differs ? 'differs' : ''}><th scope="row">${pathName(path)}</th>
          <td><${Value} value=${value} names=${names} /></td><td><${Value} value=${today} names=${names} /></td></tr>`)}</tbody>
    </table></div>`;
}

const pastOf = (guildId, position) => ({
  ...reading(['guild', guildId, 'past', position], `/api/guilds/${guildId}/history/at`, { position }),
  enabled: position !== undefined,
});

function useRested(value) {
  const [rested, set] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => set(value), REST_MILLIS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

function Slider({ moments, index, onChange }) {
  const entry = moments[index];
  const text = `${moment(entry.time)}: ${entry.summary}`;
  return html`
    <div class="slider">
      <label for="moment">${t('time.slider')} <span class="fine">${t('time.step', { n: index + 1, all: moments.length })}</span></label>
      <input id="moment" type="range" min="0" max=${moments.length - 1} value=${index} aria-valuetext=${text}
        onInput=${(event) => onChange(moments[Number(event.target.value)].position)} />
      <p><strong>${moment(entry.time)}</strong> · ${entry.summary} <span class="fine">${who(entry.actor)}</span></p>
    </div>`;
}

/** The whole configuration as it was at any moment, beside what it is now or was at another one. */
export default function Time({ guild }) {
  const pages = usePages(guild.guildId, {}, language.get());
  const moments = pages.entries.filter(({ changes }) => changes.some(({ path }) => CONFIGURES.test(path))).reverse();
  const asked = Number(route.get().query.get('position')) || undefined;
  const upTo = asked === undefined ? moments.length - 1 : moments.findLastIndex(({ position }) => position <= asked);
  const index = Math.max(0, upTo);
  const position = useRested(moments[index]?.position);
  const [only, show] = useState(true);
  const [held, hold] = useState(null);
  const [target, aim] = useState(null);
  const { names } = useDirectory(guild.guildId);
  const then = useQuery(pastOf(guild.guildId, position));
  const other = useQuery(pastOf(guild.guildId, held?.position));
  useEffect(() => {
    if (asked !== undefined && upTo < 0 && !pages.done) pages.more();
  }, [asked, upTo, pages.done]);
  const compared = held ? other.data?.data : guild;
  const name = held ? moment(held.time) : t('time.now');
  return html`
    <${Page} title=${t('nav.time')}>
      <p class="lead">${t('time.lead')}</p>
      ${(pages.failure ?? then.error) && html`<${Broken} failure=${pages.failure ?? then.error} again=${then.refetch} />`}
      ${!moments.length && (pages.done ? html`<p class="empty">${t('history.none')}</p>` : html`<${Waiting} />`)}
      ${moments.length > 0 && html`
        <${Slider} moments=${moments} index=${index} onChange=${(to) => refine({ position: to })} />
        <div class="row">
          <label class="check"><input type="checkbox" checked=${only} onChange=${(event) => show(event.target.checked)} /> ${t('time.only')}</label>
          ${held ? html`<button type="button" class="quiet" onClick=${() => hold(null)}>${t('time.release')}</button>`
            : html`<button type="button" class="quiet" onClick=${() => hold(moments[index])}>${t('time.hold')}</button>`}
          ${guild.writable && html`<button type="button" onClick=${() => aim({ toPosition: moments[index].position })}>${t('entry.back')}</button>`}
          ${!pages.done && html`<button type="button" class="quiet" disabled=${pages.busy} onClick=${pages.more}>${t('time.older')}</button>`}
        </div>
        <p class="fine">${t('time.against', { moment: name })}</p>
        ${then.data && compared ? html`<${Comparison} then=${then.data.data} other=${compared} only=${only} names=${names} otherName=${name} />` : html`<${Waiting} />`}`}
      ${target && html`<${RevertDialog} guild=${guild} target=${target} names=${names} onClose=${() => aim(null)} />`}
    <//>`;
}
