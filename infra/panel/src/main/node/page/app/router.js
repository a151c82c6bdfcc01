import { store } from './store.js';
import { ask } from './dialog.js';
import { t } from './language.js';

/** Where one is: the parts of #/a/b?c=d, and its parameters. Every place can be linked to. */
function read() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  return { parts, query: new URLSearchParams(query), hash: location.hash };
}

export const route = store(read());

export const link = (...parts) => `#/${parts.map(encodeURIComponent).join('/')}`;

/** Something is not saved: leaving is asked about first. */
let guard = null;
let leaving = false;

export function guardLeaving(isDirty) {
  guard = isDirty;
  return () => {
    if (guard === isDirty) guard = null;
  };
}

export function go(hash) {
  location.hash = hash;
}

/** Without a question, and without a way back. */
export function leaveFor(hash) {
  guard = null;
  history.replaceState(null, '', hash);
  route.set(read());
}

/** Another parameter of the same place: not worth a step back. */
export function refine(query) {
  const [path] = location.hash.split('?');
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString();
  history.replaceState(null, '', text ? `${path}?${text}` : path);
  route.set(read());
}

async function moved() {
  const there = location.hash;
  const here = route.get().hash;
  if (there === here || leaving) return;
  if (!guard?.()) {
    route.set(read());
    return;
  }
  history.replaceState(null, '', here || '#/');
  leaving = true;
  const sure = await ask({ title: t('unsaved.title'), text: t('unsaved.text'), yes: t('unsaved.leave'), no: t('unsaved.stay') });
  leaving = false;
  if (!sure) return;
  guard = null;
  go(there);
}

addEventListener('hashchange', moved);
addEventListener('beforeunload', (event) => {
  if (guard?.()) event.preventDefault();
});
