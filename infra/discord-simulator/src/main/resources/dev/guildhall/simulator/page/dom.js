export const $ = (id) => document.getElementById(id);

/** Makes an element; whatever is not an element among the children becomes text. */
export function element(tag, properties = {}, ...children) {
  const { dataset, ...plain } = properties;
  const made = Object.assign(document.createElement(tag), plain);
  Object.assign(made.dataset, dataset ?? {});
  made.append(...children.filter((each) => each !== null && each !== undefined));
  return made;
}

export function button(label, onclick, properties = {}) {
  return element('button', { type: 'button', onclick, ...properties }, label);
}

export function notice(text, kind = '') {
  $('notice').textContent = text;
  $('notice').className = kind;
}

const drawn = new WeakMap();

/** Calls draw only if what it is drawn from has changed since the last time: a reader keeps the focus. */
export function drawOnce(place, from, draw) {
  const signature = JSON.stringify(from);
  if (drawn.get(place) === signature) return;
  drawn.set(place, signature);
  draw();
}

/** Lets items stand that are as they were, by key; the others are made anew. */
export function drawList(place, items, keyOf, make) {
  const known = new Map([...place.children].map((child) => [child.dataset.key, child]));
  const wanted = items.map((item) => {
    const key = keyOf(item);
    const signature = JSON.stringify(item);
    const old = known.get(key);
    if (old && drawn.get(old) === signature) return old;
    const made = make(item);
    made.dataset.key = key;
    drawn.set(made, signature);
    return made;
  });
  const same = wanted.length === place.children.length && wanted.every((child, index) => child === place.children[index]);
  if (!same) place.replaceChildren(...wanted);
  return !same;
}

export function fillSelect(select, items, current) {
  drawOnce(select, items, () => select.replaceChildren(...items.map(([value, label]) => element('option', { value }, label))));
  if (current !== null && current !== undefined && select.value !== current) select.value = current;
}

/** Resolves to the form's fields once it was sent, to null if the dialog was left. */
export function ask(title, fields, send) {
  const dialog = $('dialog');
  const form = $('dialog-form');
  $('dialog-title').textContent = title;
  $('dialog-send').textContent = send;
  $('dialog-fields').replaceChildren(...fields);
  return new Promise((resolve) => {
    dialog.onclose = () => {
      dialog.onclose = null;
      resolve(dialog.returnValue === 'send' ? form : null);
    };
    dialog.returnValue = '';
    dialog.showModal();
  });
}
