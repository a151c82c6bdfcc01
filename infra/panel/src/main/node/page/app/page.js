import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from './html.js';
import { t } from './language.js';

let first = true;

/** The part of the page below the navigation. Its heading takes the focus, so that screen readers say where one is. */
export function Page({ title, actions, children }) {
  const heading = useRef(null);
  useEffect(() => {
    document.title = `${title} · Guildhall`;
  }, [title]);
  useEffect(() => {
    if (!first) heading.current.focus();
    first = false;
  }, []);
  return html`
    <div class="page">
      <div class="page-head"><h1 tabindex="-1" ref=${heading}>${title}</h1>${actions}</div>
      ${children}
    </div>`;
}

export const Waiting = () => html`<p class="waiting" role="status">${t('waiting')}</p>`;

/** What went wrong, in words for whoever reads it. */
export function sentence(failure) {
  if (failure.status === 0) return t('failure.unreachable');
  if (failure.status === 503) return t('failure.unavailable');
  if (failure.status === 429) return t('failure.toomany');
  return failure.problem?.detail ?? failure.message;
}

export function Broken({ failure, again }) {
  return html`
    <div class="broken" role="alert">
      <p>${sentence(failure)}</p>
      ${again && html`<button type="button" onClick=${() => again()}>${t('again')}</button>`}
    </div>`;
}

/** A page whose files are fetched when it is first opened. */
export function later(load) {
  let Loaded;
  return function Later(props) {
    const [failed, fail] = useState(false);
    const [, again] = useState();
    useLayoutEffect(() => {
      if (!Loaded) {
        load().then((module) => {
          Loaded = module.default;
          again({});
        }, () => fail(true));
      }
    }, []);
    if (Loaded) return html`<${Loaded} ...${props} />`;
    if (!failed) return html`<${Waiting} />`;
    return html`
      <div class="broken" role="alert"><p>${t('failure.renewed')}</p>
        <button type="button" onClick=${() => location.reload()}>${t('reload')}</button></div>`;
  };
}
