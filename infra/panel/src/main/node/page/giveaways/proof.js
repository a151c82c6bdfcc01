import { useEffect, useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { number, t } from '../app/language.js';
import { reading, useQuery } from '../app/cache.js';
import { Broken, Page, Waiting } from '../app/page.js';
import { link } from '../app/router.js';
import { Person } from '../guilds/people.js';
import { canVerify, verify } from './draw.js';

/** More are in the file that can be downloaded. */
const MOST_SHOWN = 100;

function useVerdict(proof) {
  const [state, set] = useState({ progress: 0 });
  useEffect(() => {
    if (!proof || !canVerify()) return undefined;
    let current = true;
    set({ progress: 0 });
    verify(proof, (progress) => current && set({ progress })).then((checks) => current && set({ checks }));
    return () => { current = false; };
  }, [proof]);
  return state;
}

function Verdict({ proof }) {
  const { checks, progress } = useVerdict(proof);
  if (!canVerify()) return html`<p class="said">${t('proof.insecure')}</p>`;
  if (!checks) return html`<label>${t('proof.running')} <progress value=${progress} max="1"></progress></label>`;
  const holds = checks.length > 1 && checks.every((check) => check.holds);
  return html`
    <div role="status">
      <p><span class=${`tag ${holds ? 'good' : 'bad'}`}>${t(holds ? 'proof.holds' : 'proof.fails')}</span></p>
      <ul class="checks">${checks.map((check) => html`<li key=${check.name} class=${check.holds ? '' : 'failed'}>${t(`proof.${check.name}`)}</li>`)}</ul>
    </div>`;
}

/** Names are asked for one by one: those of the drawn will do. */
const Entrants = ({ guild, proof, drawn }) => html`
  <h3>${t('giveaway.entries.of')}: ${number(proof.entries.length)}</h3>
  <div class="scroll"><table>
    <thead><tr><th scope="col">${t('proof.member')}</th><th scope="col">${t('proof.tickets')}</th></tr></thead>
    <tbody>${proof.entries.slice(0, MOST_SHOWN).map(({ userId, tickets }) => html`
      <tr key=${userId}><td>${drawn.has(userId) ? html`<${Person} guildId=${guild.guildId} id=${userId} /> <span class="tag good">${t('proof.winner')}</span>` : userId}</td>
        <td>${number(tickets)}</td></tr>`)}</tbody>
  </table></div>`;

/** Draws again, in this browser, from what was published before and after; nobody has to be believed. */
export function Proof({ guild, id }) {
  const path = `/api/guilds/${guild.guildId}/giveaways/${id}/proof`;
  const { data, error, refetch } = useQuery(reading(['guild', guild.guildId, 'giveaways', 'proof', id], path));
  const proof = data?.data;
  return html`
    <${Page} title=${t('proof.title')}>
      <p><a href=${link('g', guild.guildId, 'giveaways', id)}>← ${t('proof.back')}</a></p>
      <p class="lead">${t('proof.lead')}</p>
      ${error && !data && html`<${Broken} failure=${error} again=${refetch} />`}
      ${!data && !error && html`<${Waiting} />`}
      ${proof && html`<div class="details">
        <${Verdict} proof=${proof} />
        <dl>
          <dt>${t('giveaway.commitment')}</dt><dd class="mono">${proof.commitment}</dd>
          <dt>${t('proof.seed')}</dt><dd class="mono">${proof.seed ?? t('proof.secret')}</dd>
          <dt>${t('proof.public')}</dt><dd>${proof.publicValue ?? t('none')}</dd>
          <dt>${t('proof.hash')}</dt><dd class="mono">${proof.entriesHash}</dd>
        </dl>
        <${Entrants} guild=${guild} proof=${proof} drawn=${new Set([proof, ...proof.rerolls].flatMap(({ winners }) => winners))} />
        <p><a class="button quiet" href=${path} download=${`proof-${id}.json`}>${t('proof.download')}</a></p>
      </div>`}
    <//>`;
}
