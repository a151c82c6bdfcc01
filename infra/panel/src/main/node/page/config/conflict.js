import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { Dialog } from '../app/dialog.js';
import { Ago } from '../app/time.js';
import { Value } from './value.js';
import { choiceName, fieldName } from './names.js';

/** What may be chosen is said as where it is chosen. */
const worded = (field, value) => (typeof value === 'string' ? choiceName(field, value) : value);

const Row = ({ part, theirs: { field, after, actor, time }, mine, names }) => html`
  <tr>
    <th scope="row">${fieldName(part, field)}<span class="fine">${actor?.name ?? actor?.id}, <${Ago} at=${time} /></span></th>
    <td><${Value} value=${worded(field, after)} names=${names} /></td>
    <td><${Value} value=${worded(field, mine)} names=${names} /></td>
  </tr>`;

/** Somebody else was faster: who, with what; and whose it is to be. */
export function ConflictDialog({ part, conflict, mine, names, onMine, onTheirs, onClose }) {
  return html`
    <${Dialog} title=${t('conflict.title')} onClose=${onClose} wide>
      <p>${t('conflict.text')}</p>
      <table>
        <thead><tr><th scope="col">${t('field')}</th><th scope="col">${t('conflict.theirs')}</th>
          <th scope="col">${t('conflict.mine')}</th></tr></thead>
        <tbody>${conflict.theirs.map((theirs) => html`
          <${Row} key=${theirs.field} part=${part} theirs=${theirs} mine=${mine[theirs.field]} names=${names} />`)}</tbody>
      </table>
      <div class="actions">
        <button type="button" class="quiet" onClick=${onClose}>${t('cancel')}</button>
        <button type="button" onClick=${onTheirs}>${t('conflict.take')}</button>
        <button type="button" class="main" onClick=${onMine}>${t('conflict.keep')}</button>
      </div>
    <//>`;
}
