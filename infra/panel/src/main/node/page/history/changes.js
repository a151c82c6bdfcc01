import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { Value } from '../config/value.js';
import { pathName } from '../config/names.js';

/** What was, and what became of it. */
export function Changes({ changes, names, caption }) {
  return html`
    <div class="scroll"><table>
      ${caption && html`<caption class="hidden">${caption}</caption>`}
      <thead><tr><th scope="col">${t('setting')}</th><th scope="col">${t('entry.before')}</th><th scope="col">${t('entry.after')}</th></tr></thead>
      <tbody>${changes.map(({ path, before, after }) => html`
        <tr key=${path}><th scope="row">${pathName(path)}</th>
          <td class="before"><${Value} value=${before} names=${names} nothing=${t('default')} /></td>
          <td class="after"><${Value} value=${after} names=${names} nothing=${t('default')} /></td></tr>`)}</tbody>
    </table></div>`;
}
