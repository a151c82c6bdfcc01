import { useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { Dialog } from '../app/dialog.js';

const MOST_REASON = 512;

/** Giving an event up is for good, so it takes a reason, which stands in the log. */
export function Discarding({ letter, busy, onClose, onDo }) {
  const [reason, say] = useState('');
  const submit = (event) => {
    event.preventDefault();
    onDo(reason.trim());
  };
  return html`
    <${Dialog} title=${t('ops.letter.discard')} onClose=${onClose}>
      <p>${t('ops.letter.discard.text', { type: letter.eventType, name: letter.projection })}</p>
      <form class="config" onSubmit=${submit}>
        <label class="field"><span>${t('ops.letter.reason')}</span>
          <input type="text" required maxlength=${MOST_REASON} value=${reason} onInput=${(event) => say(event.target.value)} /></label>
        <div class="actions"><button type="button" class="quiet" onClick=${onClose}>${t('cancel')}</button>
          <button type="submit" class="danger" disabled=${busy || !reason.trim()}>${t('ops.letter.discard')}</button></div>
      </form>
    <//>`;
}
