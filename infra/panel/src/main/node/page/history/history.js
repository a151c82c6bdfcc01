import './texts.js';
import { html } from '../app/html.js';
import { language, t } from '../app/language.js';
import { Broken, Page, Waiting } from '../app/page.js';
import { route } from '../app/router.js';
import { useDirectory } from '../guilds/names.js';
import { Filters, asQuestion, chosenFilters } from './filters.js';
import { usePages } from './pages.js';
import { Timeline } from './timeline.js';
import { EntryDetails } from './entry.js';
import { Proof } from './proof.js';

export default function History({ guild, parts: [position] }) {
  const { query } = route.get();
  const chosen = chosenFilters(query);
  const pages = usePages(guild.guildId, asQuestion(chosen), language.get());
  const { names } = useDirectory(guild.guildId);
  const text = query.toString();
  const download = html`<a class="button quiet" href=${`/api/guilds/${guild.guildId}/history/export`} download=${`history-${guild.guildId}.ndjson`}>${t('history.download')}</a>`;
  return html`
    <${Page} title=${t('nav.history')} actions=${download}>
      <p class="lead">${t('history.lead')}</p>
      <${Proof} guildId=${guild.guildId} />
      <${Filters} guild=${guild} chosen=${chosen} />
      ${pages.failure && html`<${Broken} failure=${pages.failure} again=${pages.more} />`}
      <div class=${`split ${position ? 'open' : ''}`}>
        <div>
          <${Timeline} guildId=${guild.guildId} names=${names} entries=${pages.entries} done=${pages.done} more=${pages.more} chosen=${position}
            query=${text && `?${text}`} />
          ${pages.busy && html`<${Waiting} />`}
          ${pages.done && !pages.entries.length && html`<p class="empty" role="status">${t('history.none')}</p>`}
        </div>
        ${position && html`<${EntryDetails} key=${position} guild=${guild} position=${position} names=${names} />`}
      </div>
    <//>`;
}
