import { useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { reading, useQuery } from '../app/cache.js';
import { Dialog } from '../app/dialog.js';
import { Broken, Page, Waiting } from '../app/page.js';
import { link } from '../app/router.js';
import { At } from '../app/time.js';
import { useAct } from '../guilds/act.js';
import { useDirectory } from '../guilds/names.js';
import { Person } from '../guilds/people.js';
import { Status } from './tickets.js';

const MOST_REASON = 500;

const oneOf = (guildId, id) => reading(['guild', guildId, 'tickets', 'one', id], `/api/guilds/${guildId}/tickets/${id}`);

const transcriptOf = (guildId, id) => ({
  ...reading(['guild', guildId, 'tickets', 'transcript', id], `/api/guilds/${guildId}/tickets/${id}/transcript`),
  staleTime: 0,
});

function Closing({ onClose, onDo, busy }) {
  const [reason, say] = useState('');
  const submit = (event) => {
    event.preventDefault();
    onDo(reason.trim() || undefined);
  };
  return html`
    <${Dialog} title=${t('ticket.close')} onClose=${onClose}>
      <form class="config" onSubmit=${submit}>
        <label class="field"><span>${t('ticket.reason')}</span>
          <input type="text" maxlength=${MOST_REASON} value=${reason} onInput=${(event) => say(event.target.value)} /></label>
        <div class="actions"><button type="button" class="quiet" onClick=${onClose}>${t('cancel')}</button>
          <button type="submit" class="main" disabled=${busy}>${t('ticket.close')}</button></div>
      </form>
    <//>`;
}

function Actions({ guild, ticket }) {
  const [closing, close] = useState(false);
  const { act, busy } = useAct(['guild', guild.guildId, 'tickets']);
  const run = (what, body = {}) => act(`/api/guilds/${guild.guildId}/tickets/${ticket.id}/${what}`, { body }, t(`ticket.${what}.done`));
  return html`
    <div class="row">
      ${ticket.status === 'OPEN' && html`<button type="button" disabled=${busy} onClick=${() => run('claim')}>${t('ticket.claim')}</button>`}
      ${ticket.status !== 'CLOSED' ? html`<button type="button" disabled=${busy} onClick=${() => close(true)}>${t('ticket.close')}</button>`
        : html`<button type="button" disabled=${busy} onClick=${() => run('reopen')}>${t('ticket.reopen')}</button>`}
      ${closing && html`<${Closing} busy=${busy} onClose=${() => close(false)} onDo=${(reason) => run('close', { reason }).then(() => close(false))} />`}
    </div>`;
}

const Message = ({ message: { authorName, byBot, writtenAt, text, edits, deletedAt, attachments } }) => html`
  <li class="card">
    <p class="fine"><strong>${authorName}</strong> ${byBot && html`<span class="tag">${t('ticket.bot')}</span>`} <${At} at=${writtenAt} />
      ${edits.length > 0 && html`<span class="tag">${t('ticket.edited')}</span>`} ${deletedAt && html`<span class="tag bad">${t('ticket.deleted')}</span>`}</p>
    <p class="written">${edits.at(-1)?.text ?? text}</p>
    ${attachments?.length > 0 && html`<p class="fine">${attachments.map(({ name }) => name).join(', ')}</p>`}
  </li>`;

function Transcript({ guild, id }) {
  const { data, error, refetch } = useQuery(transcriptOf(guild.guildId, id));
  const messages = data?.data.messages ?? [];
  return html`
    <h2>${t('ticket.transcript')}</h2>
    ${error && !data && html`<${Broken} failure=${error} again=${refetch} />`}
    ${!data && !error && html`<${Waiting} />`}
    ${data && !messages.length && html`<p class="empty">${t('ticket.silent')}</p>`}
    <ol class="list">${messages.map((message) => html`<${Message} key=${message.messageId} message=${message} />`)}</ol>
    <div class="row"><button type="button" onClick=${() => refetch()}>${t('ticket.renew')}</button>
      <a class="button quiet" href=${`/api/guilds/${guild.guildId}/tickets/${id}/transcript`} download=${`transcript-${id}.json`}>${t('ticket.download')}</a></div>`;
}

/** One ticket, and what was written in it. */
export function Ticket({ guild, id }) {
  const { data, error, refetch } = useQuery(oneOf(guild.guildId, id));
  const { names } = useDirectory(guild.guildId);
  const ticket = data?.data;
  const title = ticket ? `#${ticket.number} ${ticket.subject}` : t('nav.tickets');
  return html`
    <${Page} title=${title} actions=${ticket && guild.writable && html`<${Actions} guild=${guild} ticket=${ticket} />`}>
      <p><a href=${link('g', guild.guildId, 'tickets')}>← ${t('nav.tickets')}</a></p>
      ${error && !data && html`<${Broken} failure=${error} again=${refetch} />`}
      ${!data && !error && html`<${Waiting} />`}
      ${ticket && html`
        <div class="details"><dl>
          <dt>${t('status')}</dt><dd><${Status} status=${ticket.status} /></dd>
          <dt>${t('ticket.by')}</dt><dd><${Person} guildId=${guild.guildId} id=${ticket.openerId} />, <${At} at=${ticket.createdAt} /></dd>
          ${ticket.assigneeId && html`<dt>${t('ticket.assignee')}</dt><dd><${Person} guildId=${guild.guildId} id=${ticket.assigneeId} /></dd>`}
          ${names.has(ticket.channelId) && html`<dt>${t('ticket.channel')}</dt><dd>${names.get(ticket.channelId)}</dd>`}
          ${ticket.closedAt && html`<dt>${t('ticket.closed')}</dt><dd><${At} at=${ticket.closedAt} />${ticket.closeReason && `: ${ticket.closeReason}`}</dd>`}
        </dl></div>
        <${Transcript} guild=${guild} id=${id} />`}
    <//>`;
}
