import './texts.js';
import { useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { reading, useQuery } from '../app/cache.js';
import { Dialog } from '../app/dialog.js';
import { Broken, Page, Waiting } from '../app/page.js';
import { go, link } from '../app/router.js';
import { Ago } from '../app/time.js';
import { useAct } from '../guilds/act.js';
import { Person, PersonInput, nameOf } from '../guilds/people.js';
import { ModuleOff } from '../guilds/off.js';
import { Ticket } from './ticket.js';

const TONES = { OPEN: 'warn', CLAIMED: 'good', CLOSED: '' };
const MOST_SUBJECT = 200;

export const Status = ({ status }) => html`<span class=${`tag ${TONES[status]}`}>${t(`ticket.status.${status}`)}</span>`;

const listOf = (id, status) => reading(['guild', id, 'tickets', 'list', status], `/api/guilds/${id}/tickets`, { status, limit: 50 });

const Item = ({ guild, ticket: { id, number, subject, status, openerId, createdAt } }) => html`
  <li><a class="card item" href=${link('g', guild.guildId, 'tickets', id)}>
    <span><strong>#${number} ${subject}</strong> <span class="fine"><${Person} guildId=${guild.guildId} id=${openerId} /></span></span>
    <span><${Status} status=${status} /> <span class="fine"><${Ago} at=${createdAt} /></span></span>
  </a></li>`;

function Opening({ guild, onClose }) {
  const [subject, write] = useState('');
  const [opener, choose] = useState(null);
  const { act, busy } = useAct(['guild', guild.guildId, 'tickets']);
  async function open(event) {
    event.preventDefault();
    const answer = await act(`/api/guilds/${guild.guildId}/tickets`, { body: { subject, openerId: opener?.id } }, t('ticket.opened'));
    if (!answer) return;
    onClose();
    go(link('g', guild.guildId, 'tickets', answer.data.id));
  }
  return html`
    <${Dialog} title=${t('ticket.open')} onClose=${onClose}>
      <form class="config" onSubmit=${open}>
        <label class="field"><span>${t('ticket.subject')}</span>
          <input type="text" required maxlength=${MOST_SUBJECT} value=${subject} onInput=${(event) => write(event.target.value)} /></label>
        ${opener ? html`<p>${t('ticket.for', { who: nameOf(opener) })}
            <button type="button" class="quiet" onClick=${() => choose(null)}>${t('ticket.forme')}</button></p>`
          : html`<${PersonInput} guildId=${guild.guildId} id="ticket-opener" label=${t('ticket.opener')} onChoose=${choose} />`}
        <div class="actions"><button type="button" class="quiet" onClick=${onClose}>${t('cancel')}</button>
          <button type="submit" class="main" disabled=${busy}>${t('ticket.open')}</button></div>
      </form>
    <//>`;
}

function List({ guild }) {
  const [status, choose] = useState('');
  const [opening, open] = useState(false);
  const { data, error, refetch } = useQuery(listOf(guild.guildId, status));
  const on = guild.modules.find(({ name }) => name === 'tickets').enabled;
  const button = guild.writable && on && html`<button type="button" class="main" onClick=${() => open(true)}>${t('ticket.open')}</button>`;
  return html`
    <${Page} title=${t('nav.tickets')} actions=${button}>
      ${!on && html`<${ModuleOff} guild=${guild} name="tickets" />`}
      <div class="filters"><label>${t('status')}
        <select value=${status} onChange=${(event) => choose(event.target.value)}>
          <option value="">${t('status.any')}</option>
          ${Object.keys(TONES).map((each) => html`<option value=${each}>${t(`ticket.status.${each}`)}</option>`)}
        </select></label></div>
      ${error && !data && html`<${Broken} failure=${error} again=${refetch} />`}
      ${!data && !error && html`<${Waiting} />`}
      ${data && !data.data.length && html`<p class="empty" role="status">${t('ticket.none')}</p>`}
      <ul class="list">${data?.data.map((ticket) => html`<${Item} key=${ticket.id} guild=${guild} ticket=${ticket} />`)}</ul>
      ${opening && html`<${Opening} guild=${guild} onClose=${() => open(false)} />`}
    <//>`;
}

export default function Tickets({ guild, parts: [id] }) {
  return id ? html`<${Ticket} key=${id} guild=${guild} id=${id} />` : html`<${List} guild=${guild} />`;
}
