import { html } from '../app/html.js';
import { number, t } from '../app/language.js';
import { ask } from '../app/dialog.js';
import { reading, useQuery } from '../app/cache.js';
import { Broken, Page, Waiting } from '../app/page.js';
import { link } from '../app/router.js';
import { At } from '../app/time.js';
import { useAct } from '../guilds/act.js';
import { useDirectory } from '../guilds/names.js';
import { Person } from '../guilds/people.js';
import { Status } from './giveaways.js';

const POSSIBLE = { PENDING: ['cancel'], ACTIVE: ['end', 'cancel'], ENDED: ['reroll'], CANCELLED: [] };

function Actions({ guild, giveaway }) {
  const { act, busy } = useAct(['guild', guild.guildId, 'giveaways']);
  const path = `/api/guilds/${guild.guildId}/giveaways/${giveaway.id}`;
  async function run(what) {
    const sure = await ask({ title: t(`giveaway.${what}`), text: t(`giveaway.${what}.text`), yes: t(`giveaway.${what}`), danger: what === 'cancel' });
    if (sure) await act(`${path}/${what}`, {}, t(`giveaway.${what}.done`));
  }
  return html`<div class="row">${POSSIBLE[giveaway.status].map((what) => html`
    <button key=${what} type="button" disabled=${busy} onClick=${() => run(what)}>${t(`giveaway.${what}`)}</button>`)}</div>`;
}

const People = ({ guild, ids }) => html`${ids.map((id, i) => html`${i ? ', ' : ''}<${Person} key=${id} guildId=${guild.guildId} id=${id} />`)}`;

function Facts({ guild, giveaway, names }) {
  return html`
    <dl>
      <dt>${t('status')}</dt><dd><${Status} status=${giveaway.status} /></dd>
      <dt>${t('giveaway.channel')}</dt><dd>${names.get(giveaway.channelId) ?? giveaway.channelId}</dd>
      <dt>${t('giveaway.host')}</dt><dd><${Person} guildId=${guild.guildId} id=${giveaway.hostId} /></dd>
      <dt>${t('giveaway.starts')}</dt><dd><${At} at=${giveaway.startsAt} /></dd>
      <dt>${t('giveaway.ends')}</dt><dd><${At} at=${giveaway.endsAt} /></dd>
      <dt>${t('giveaway.entries.of')}</dt><dd>${number(giveaway.entries)}</dd>
      <dt>${t('giveaway.winners')}</dt><dd>${giveaway.winners.length ? html`<${People} guild=${guild} ids=${giveaway.winners} />` : number(giveaway.winnerCount)}</dd>
      <dt>${t('giveaway.commitment')}</dt><dd class="mono">${giveaway.commitment}</dd>
    </dl>`;
}

export function GiveawayDetails({ guild, id }) {
  const { data, error, refetch } = useQuery(reading(['guild', guild.guildId, 'giveaways', 'one', id], `/api/guilds/${guild.guildId}/giveaways/${id}`));
  const { names } = useDirectory(guild.guildId);
  const giveaway = data?.data;
  return html`
    <${Page} title=${giveaway?.prize ?? t('nav.giveaways')} actions=${giveaway && guild.writable && html`<${Actions} guild=${guild} giveaway=${giveaway} />`}>
      <p><a href=${link('g', guild.guildId, 'giveaways')}>← ${t('nav.giveaways')}</a></p>
      ${error && !data && html`<${Broken} failure=${error} again=${refetch} />`}
      ${!data && !error && html`<${Waiting} />`}
      ${giveaway && html`<div class="details">
        ${giveaway.description && html`<p>${giveaway.description}</p>`}
        <${Facts} guild=${guild} giveaway=${giveaway} names=${names} />
        ${giveaway.status === 'ENDED' && html`<p><a class="button" href=${link('g', guild.guildId, 'giveaways', id, 'proof')}>${t('proof.check')}</a></p>`}
      </div>`}
    <//>`;
}
