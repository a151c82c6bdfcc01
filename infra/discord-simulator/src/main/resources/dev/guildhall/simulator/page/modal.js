import { ask, element } from './dom.js';
import { TYPE, isSelect, offers } from './components.js';
import { rich } from './text.js';
import { act, perform } from './world.js';

const PARAGRAPH = 2;

function input(given, label, description) {
  const field = element(given.style === PARAGRAPH ? 'textarea' : 'input', {
    name: given.custom_id, required: given.required !== false, placeholder: given.placeholder ?? '',
    minLength: given.min_length ?? -1, maxLength: given.max_length ?? 4000,
  });
  field.value = given.value ?? '';
  if (given.style === PARAGRAPH) field.rows = 5;
  return element('label', {}, label ?? given.custom_id, description ? element('span', { className: 'note' }, ' ', description) : null, field);
}

function select(given, label) {
  const many = (given.max_values ?? 1) > 1;
  const choices = offers(given).map((each) => element('option', { value: each.value, selected: !!each.default }, each.label));
  const field = element('select', { name: given.custom_id, multiple: many, required: given.required !== false },
    ...(many ? [] : [element('option', { value: '' }, given.placeholder ?? 'Choose')]), ...choices);
  return element('label', {}, label ?? given.custom_id, field);
}

function fields(components, label, description) {
  return components.flatMap((given) => {
    if (given.type === TYPE.LABEL) return fields([given.component], given.label, given.description);
    if (given.type === TYPE.INPUT) return [input(given, label ?? given.label, description)];
    if (given.type === TYPE.TEXT) return [element('div', { className: 'content' }, ...rich(given.content))];
    if (isSelect(given)) return [select(given, label)];
    return fields(given.components ?? []);
  });
}

/** Shows the form with which the bot answered, and sends what was filled in. */
export async function openModal(answer) {
  const form = await ask(answer.modal.title, fields(answer.modal.components), 'Submit');
  if (!form) return;
  const values = {};
  for (const field of form.querySelectorAll('#dialog-fields [name]')) {
    values[field.name] = field.tagName === 'SELECT' ? [...field.selectedOptions].map((each) => each.value).filter(Boolean) : field.value;
  }
  await perform(() => act('modals', { interactionId: answer.interactionId, fields: values }));
}
