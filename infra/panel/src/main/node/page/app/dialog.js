import { useEffect, useRef } from 'preact/hooks';
import { html } from './html.js';
import { store, useStore } from './store.js';
import { t } from './language.js';

const asked = store(null);

/** A question to be answered by yes or no; answers whether by yes. */
export function ask(question) {
  return new Promise((answer) => {
    asked.set({ ...question, answer });
  });
}

/** Keeps the keyboard in, closes by Escape, and gives the focus back: the browser's own dialog does all that. */
export function Dialog({ title, onClose, children, wide }) {
  const element = useRef(null);
  useEffect(() => {
    element.current.showModal();
  }, []);
  return html`
    <dialog ref=${element} class=${wide ? 'wide' : ''} aria-labelledby="dialog-title"
      onCancel=${(event) => { event.preventDefault(); onClose(); }}>
      <h2 id="dialog-title">${title}</h2>
      ${children}
    </dialog>`;
}

export function Questions() {
  const question = useStore(asked);
  if (!question) return null;
  const answer = (yes) => {
    asked.set(null);
    question.answer(yes);
  };
  return html`
    <${Dialog} title=${question.title} onClose=${() => answer(false)}>
      <p>${question.text}</p>
      <div class="actions">
        <button type="button" class="quiet" onClick=${() => answer(false)}>${question.no ?? t('cancel')}</button>
        <button type="button" class=${question.danger ? 'danger' : 'main'} onClick=${() => answer(true)}>
          ${question.yes}</button>
      </div>
    <//>`;
}
