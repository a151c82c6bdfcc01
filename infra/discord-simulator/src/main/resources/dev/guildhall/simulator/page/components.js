import { element, button } from './dom.js';
import { rich } from './text.js';
import { displayName, guild } from './world.js';

export const TYPE = { ROW: 1, BUTTON: 2, SELECT: 3, INPUT: 4, SECTION: 9, TEXT: 10, FILE: 13, SEPARATOR: 14, CONTAINER: 17, LABEL: 18 };
const LINK = 5;

const people = () => guild().members.map((member) => ({ value: member.user.id, label: displayName(member) }));
const roles = () => guild().roles.filter((role) => role.id !== guild().id).map((role) => ({ value: role.id, label: '@' + role.name }));
const channels = (given) => guild().actor.channels
  .filter((channel) => !given.channel_types?.length || given.channel_types.includes(channel.type))
  .map((channel) => ({ value: channel.id, label: '#' + channel.name }));
// What selects offer, by their type: their own choices, users, roles, both, channels.
const OFFERS = { 3: (given) => given.options ?? [], 5: people, 6: roles, 7: () => [...people(), ...roles()], 8: channels };

export const isSelect = (given) => given.type in OFFERS;
export const offers = (given) => OFFERS[given.type](given);

const emoji = (given) => (given ? (given.id ? `:${given.name}:` : given.name) : null);
const label = (given) => [emoji(given.emoji), given.label].filter(Boolean).join(' ');

function press(given, use) {
  if (given.style === LINK) {
    const safe = /^(https?|discord):/.test(given.url ?? '');
    return element('a', { className: 'button', rel: 'noreferrer noopener', target: '_blank', ...(safe ? { href: given.url } : {}) }, label(given) || given.url, ' ↗');
  }
  return button(label(given), () => use(given.custom_id, []), { className: `style-${given.style}`, disabled: !!given.disabled });
}

function option(each, type) {
  const text = each.description ? `${each.label} – ${each.description}` : each.label;
  return type === 'option'
    ? element('option', { value: each.value, selected: !!each.default }, text)
    : element('label', {}, element('input', { type: 'checkbox', value: each.value, checked: !!each.default }), ' ', text);
}

function single(given, use) {
  const select = element('select', { disabled: !!given.disabled, ariaLabel: given.placeholder ?? given.custom_id },
    element('option', { value: '' }, given.placeholder ?? 'Choose'), ...offers(given).map((each) => option(each, 'option')));
  select.onchange = () => select.value && use(given.custom_id, [select.value]);
  return select;
}

/** Several at once: ticked one by one, then sent. */
function several(given, use) {
  const list = element('div', { className: 'choices' }, ...offers(given).map((each) => option(each, 'box')));
  const send = () => use(given.custom_id, [...list.querySelectorAll('input:checked')].map((box) => box.value));
  return element('details', { className: 'several' }, element('summary', {}, given.placeholder ?? 'Choose several'), list,
    button('Choose', send, { disabled: !!given.disabled }));
}

/** @param use called with a custom id and the values chosen */
export function component(given, use) {
  const inner = () => (given.components ?? []).map((each) => component(each, use));
  if (given.type === TYPE.BUTTON) return press(given, use);
  if (isSelect(given)) return (given.max_values ?? 1) > 1 ? several(given, use) : single(given, use);
  if (given.type === TYPE.TEXT) return element('div', { className: 'content' }, ...rich(given.content));
  if (given.type === TYPE.SEPARATOR) return element('hr');
  if (given.type === TYPE.SECTION) return element('div', { className: 'section' }, element('div', {}, ...inner()), given.accessory ? component(given.accessory, use) : null);
  if (given.type === TYPE.CONTAINER) return coloured(element('div', { className: 'embed' }, ...inner()), given.accent_color);
  return element('div', { className: 'row' }, ...inner());
}

export function coloured(box, colour) {
  if (Number.isInteger(colour)) box.style.borderColor = '#' + colour.toString(16).padStart(6, '0');
  return box;
}
