import './texts.js';
import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { useStore } from '../app/store.js';
import { Page } from '../app/page.js';
import { At } from '../app/time.js';
import { heardOf } from '../connection/heard.js';

const What = ({ entry }) => {
  if (entry.kind === 'gap') return html`<p class="said">${t('log.gap')} <${At} at=${entry.from} /> – <${At} at=${entry.at} /></p>`;
  if (entry.kind === 'event') return html`<div class="card item"><span><strong>${t(`log.${entry.type}`)}</strong> ${entry.text}</span><span class="fine"><${At} at=${entry.at} /></span></div>`;
  return html`
    <div class="card item"><span><span class="mono">/${entry.command}</span> ${entry.executor}</span>
      <span><span class=${`tag ${entry.result === 'success' ? 'good' : 'bad'}`}>${t(`log.${entry.result}`)}</span> <span class="fine"><${At} at=${entry.at} /></span></span></div>`;
};

/** What members do in Discord, as they do it. It is told while somebody listens, and kept nowhere. */
export default function Log({ guild }) {
  const entries = useStore(heardOf(guild.guildId));
  return html`
    <${Page} title=${t('nav.log')}>
      <p class="lead">${t('log.lead')}</p>
      ${!entries.length && html`<p class="empty">${t('log.none')}</p>`}
      <div role="log" aria-label=${t('nav.log')}>
        <ol class="list">${entries.map((entry) => html`<li key=${entry.id}><${What} entry=${entry} /></li>`)}</ol>
      </div>
    <//>`;
}
