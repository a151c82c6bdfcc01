import { useEffect, useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { api } from '../app/api.js';
import { stale } from '../app/cache.js';
import { Dialog } from '../app/dialog.js';
import { t } from '../app/language.js';
import { notify } from '../app/notices.js';
import { Broken, Waiting, sentence } from '../app/page.js';
import { link } from '../app/router.js';
import { Changes } from './changes.js';

const MOST_REASON = 512;

const Conflicts = ({ guildId, conflicts }) => html`
  <p role="alert">${t('revert.conflict')}</p>
  <ul class="tree">${conflicts.map(({ position, paths }) => html`
    <li key=${position}><a href=${link('g', guildId, 'history', String(position))}>${position}</a> ${paths.join(', ')}</li>`)}</ul>`;

/** Tried without changing anything first; then, with a reason, done. `target`: position, toPosition or toTime. */
export function RevertDialog({ guild, target, names, onClose }) {
  const path = `/api/guilds/${guild.guildId}/history/revert`;
  const [plan, set] = useState(null);
  const [failure, fail] = useState(null);
  const [reason, say] = useState('');
  const [busy, work] = useState(false);
  useEffect(() => {
    api(path, { method: 'POST', body: { ...target, dryRun: true } }).then(({ data }) => set(data), fail);
  }, []);
  async function revert(event) {
    event.preventDefault();
    work(true);
    try {
      const { version } = await api(path, { method: 'POST', body: { ...target, reason: reason.trim() } });
      stale(['guild', guild.guildId, 'configuration'], version);
      notify({ kind: 'good', text: t('revert.done') });
      onClose();
    } catch (problem) {
      if (problem.problem?.conflicts) set({ changes: [], conflicts: problem.problem.conflicts });
      else fail(problem);
      work(false);
    }
  }
  const possible = plan && plan.changes.length > 0 && !plan.conflicts.length;
  return html`
    <${Dialog} title=${t(target.position ? 'revert.title.one' : 'revert.title.all')} onClose=${onClose} wide>
      ${!plan && !failure && html`<${Waiting} />`}
      ${failure && (plan ? html`<p class="fault" role="alert">${sentence(failure)}</p>` : html`<${Broken} failure=${failure} />`)}
      ${plan && plan.conflicts.length > 0 && html`<${Conflicts} guildId=${guild.guildId} conflicts=${plan.conflicts} />`}
      ${plan && !plan.changes.length && !plan.conflicts.length && html`<p>${t('revert.nothing')}</p>`}
      <form onSubmit=${revert} class="config">
        ${possible && html`
          <p>${t('revert.text')}</p>
          <${Changes} changes=${plan.changes} names=${names} />
          <label class="field"><span>${t('revert.reason')}</span>
            <input type="text" required maxlength=${MOST_REASON} value=${reason} onInput=${(event) => say(event.target.value)} /></label>`}
        <div class="actions">
          <button type="button" class="quiet" onClick=${onClose}>${t(possible ? 'cancel' : 'close')}</button>
          ${possible && html`<button type="submit" class="main" disabled=${busy || !reason.trim()}>${t('revert.do')}</button>`}
        </div>
      </form>
    <//>`;
}
