import { useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { choiceName } from './names.js';
import { IdSelect } from './select.js';
import { List } from './list.js';

const LONG_TEXT = 200;

const common = ({ id, disabled, described, invalid, label, bare }) => ({
  id,
  disabled,
  'aria-describedby': described,
  'aria-invalid': invalid || undefined,
  'aria-label': bare ? label : undefined,
});

function Text(props) {
  const { schema, value, onChange } = props;
  const attributes = { ...common(props), value: value ?? '', maxlength: schema.max, onInput: (event) => onChange(event.target.value) };
  return schema.max > LONG_TEXT
    ? html`<textarea ...${attributes} rows="3"></textarea>`
    : html`<input type="text" ...${attributes} autocomplete="off" />`;
}

function Integer(props) {
  const { schema, value, onChange } = props;
  const read = ({ target }) => onChange(target.value === '' ? null : Number(target.value));
  return html`<input type="number" ...${common(props)} min=${schema.min} max=${schema.max} step="1" value=${value ?? ''} onInput=${read} />`;
}

const Switch = (props) => html`
  <input type="checkbox" class="switch" role="switch" ...${common(props)} checked=${props.value === true}
    onChange=${(event) => props.onChange(event.target.checked)} />`;

const Choice = (props) => html`
  <select ...${common(props)} value=${props.value} onChange=${(event) => props.onChange(event.target.value)}>
    ${props.schema.choices.map((choice) => html`
      <option value=${choice} selected=${choice === props.value}>${choiceName(props.schema.name, choice)}</option>`)}
  </select>`;

/** The zones are hundreds of elements, there from when somebody is about to type. */
function Zone(props) {
  const [zones, offer] = useState([]);
  const names = () => Intl.supportedValuesOf?.('timeZone') ?? [];
  return html`
    <input type="text" ...${common(props)} list=${`${props.id}-zones`} value=${props.value ?? ''} autocomplete="off"
      onFocus=${() => zones.length || offer(names())} onInput=${(event) => props.onChange(event.target.value)} />
    <datalist id=${`${props.id}-zones`}>${zones.map((zone) => html`<option value=${zone} />`)}</datalist>`;
}

const Colour = (props) => html`
  <span class="colour">
    <input type="color" aria-label=${t('colour.pick', { label: props.label })} disabled=${props.disabled}
      value=${/^#[0-9a-f]{6}$/i.test(props.value ?? '') ? props.value : '#000000'} onInput=${(event) => props.onChange(event.target.value)} />
    <input type="text" ...${common(props)} value=${props.value ?? ''} maxlength="7" autocomplete="off"
      onInput=${(event) => props.onChange(event.target.value)} />
  </span>`;

const Emoji = (props) => html`
  <input type="text" ...${common(props)} value=${props.value ?? ''} autocomplete="off"
    onInput=${(event) => props.onChange(event.target.value || null)} />`;

const KINDS = {
  text: Text,
  'name-pattern': Text,
  host: Text,
  integer: Integer,
  boolean: Switch,
  choice: Choice,
  timezone: Zone,
  colour: Colour,
  emoji: Emoji,
  id: IdSelect,
  list: List,
};

/** What a field of that type is edited with; a type that a later release adds is edited as text. */
export function Input(props) {
  const Kind = KINDS[props.schema.type] ?? Text;
  return html`<${Kind} ...${props} />`;
}
