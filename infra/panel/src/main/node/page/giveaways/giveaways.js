import './texts.js';
import { useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { number, t } from '../app/language.js';
import { reading, useQuery } from '../app/cache.js';
import { Broken, Page, Waiting } from '../app/page.js';
import { link } from '../app/router.js';
import { Ago } from '../app/time.js';
import { useDirectory } from '../guilds/names.js';
import { ModuleOff } from '../guilds/off.js';
import { CreateGiveaway } from './create.js';
import { GiveawayDetails } from './details.js';
import { Proof } from './proof.js';

const TONES = { ACTIVE: 'good', PENDING: 'warn', ENDED: '', CANCELLED: 'bad' };

export const Status = ({ status }) => html`<span class=${`tag ${TONES[status]}`}>${t(`giveaway.status.${status}`)}</span>`;

/** Those whose end is still to come; afterwards it says only when the end had been meant to be. */
const open = new Set(['PENDING', 'ACTIVE']);

const listOf = (id, status) => reading(['guild', id, 'giveaways', 'list', status], `/api/guilds/${id}/giveaways`, { status, limit: 50 });

const Item = ({ guild, giveaway: { id, prize, status, entries, endsAt, channelId }, names }) => html`
  <li><a class="card item" href=${link('g', guild.guildId, 'giveaways', id)}>
    <span><strong>${prize}</strong> <span class="fine">${names.get(channelId) ?? channelId}</span></span>
    <span><${Status} status=${status} /> <span class="fine">${t('giveaway.entries', { n: number(entries) })}${open.has(status) && html` · <${Ago} at=${endsAt} />`}</span></span>
  </a></li>`;

function List({ guild }) {
  const [status, choose] = useState('');
  const [making, make] = useState(false);
  const { names, channels } = useDirectory(guild.guildId);
  const { data, error, refetch } = useQuery(listOf(guild.guildId, status));
  const on = guild.modules.find(({ name }) => name === 'giveaway').enabled;
  const create = guild.writable && on && html`<button type="button" class="main" onClick=${() => make(true)}>${t('giveaway.create')}</button>`;
  return html`
    <${Page} title=${t('nav.giveaways')} actions=${create}>
      ${!on && html`<${ModuleOff} guild=${guild} name="giveaway" />`}
      <div class="filters"><label>${t('status')}
        <select value=${status} onChange=${(event) => choose(event.target.value)}>
          <option value="">${t('status.any')}</option>
          ${Object.keys(TONES).map((each) => html`<option value=${each}>${t(`giveaway.status.${each}`)}</option>`)}
        </select></label></div>
      ${error && !data && html`<${Broken} failure=${error} again=${refetch} />`}
      ${!data && !error && html`<${Waiting} />`}
      ${data && !data.data.length && html`<p class="empty" role="status">${t('giveaway.none')}</p>`}
      <ul class="list">${data?.data.map((giveaway) => html`<${Item} key=${giveaway.id} guild=${guild} giveaway=${giveaway} names=${names} />`)}</ul>
      ${making && html`<${CreateGiveaway} guild=${guild} channels=${channels} onClose=${() => make(false)} />`}
    <//>`;
}

export default function Giveaways({ guild, parts: [id, part] }) {
  if (!id) return html`<${List} guild=${guild} />`;
  return part === 'proof' ? html`<${Proof} guild=${guild} id=${id} />` : html`<${GiveawayDetails} guild=${guild} id=${id} />`;
}
