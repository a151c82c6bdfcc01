import { useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { language, maybe, t } from '../app/language.js';
import { reading, useQuery } from '../app/cache.js';
import { Broken, Waiting } from '../app/page.js';
import { link } from '../app/router.js';
import { At } from '../app/time.js';
import { Changes } from './changes.js';
import { RevertDialog } from './revert.js';
import { who } from './timeline.js';

const REVERTIBLE = /^\/(settings|modules)\//;

const Facts = ({ entry }) => html`
  <dl>
    <dt>${t('entry.when')}</dt><dd><${At} at=${entry.time} /></dd>
    <dt>${t('entry.who')}</dt><dd>${who(entry.actor)}</dd>
    ${entry.origin && html`<dt>${t('entry.through')}</dt><dd>${maybe(`origin.${entry.origin}`) ?? entry.origin}</dd>`}
    ${entry.reason && html`<dt>${t('entry.why')}</dt><dd>${entry.reason}</dd>`}
    <dt>${t('entry.position')}</dt><dd>${entry.position} <span class="fine">${entry.type}</span></dd>
  </dl>`;

const Tree = ({ guildId, entry, causedBy, caused }) => html`
  <h3>${t('entry.tree')}</h3>
  <ol class="tree">${[...causedBy, entry, ...caused].map((each) => html`
    <li key=${each.position} class=${each === entry ? 'here' : ''}>
      ${each === entry ? each.summary : html`<a href=${link('g', guildId, 'history', String(each.position))}>${each.summary}</a>`}</li>`)}</ol>`;

/** One entry of the timeline, with all that is known about it and what can be done. */
export function EntryDetails({ guild, position, names }) {
  const path = `/api/guilds/${guild.guildId}/history/${position}`;
  const { data, error, refetch } = useQuery(reading(['guild', guild.guildId, 'history', 'entry', position, language.get()], path));
  const [target, aim] = useState(null);
  if (error?.status === 404) return html`<div class="details"><p>${t('entry.missing')}</p></div>`;
  if (!data) return html`<div class="details">${error ? html`<${Broken} failure=${error} again=${refetch} />` : html`<${Waiting} />`}</div>`;
  const { entry, causedBy, caused } = data.data;
  const revertible = guild.writable && entry.changes.some(({ path: each }) => REVERTIBLE.test(each));
  return html`
    <article class="details" aria-labelledby="entry-title">
      <h2 id="entry-title">${entry.summary}</h2>
      <${Facts} entry=${entry} />
      ${entry.changes.length > 0 && html`<h3>${t('entry.what')}</h3><${Changes} changes=${entry.changes} names=${names} caption=${t('entry.what')} />`}
      ${causedBy.length + caused.length > 0 && html`<${Tree} guildId=${guild.guildId} entry=${entry} causedBy=${causedBy} caused=${caused} />`}
      <div class="row">
        ${revertible && html`<button type="button" onClick=${() => aim({ position: entry.position })}>${t('entry.undo')}</button>
          <button type="button" onClick=${() => aim({ toPosition: entry.position })}>${t('entry.back')}</button>`}
        <a class="button quiet" href=${`${link('g', guild.guildId, 'time')}?position=${entry.position}`}>${t('entry.then')}</a>
      </div>
      ${target && html`<${RevertDialog} guild=${guild} target=${target} names=${names} onClose=${() => aim(null)} />`}
    </article>`;
}
