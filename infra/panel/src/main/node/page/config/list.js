import { useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { fieldName } from './names.js';
import { Input } from './inputs.js';
import { choices } from './select.js';

const without = (list, index) => list.filter((each, i) => i !== index);
const replaced = (list, index, value) => list.map((each, i) => (i === index ? value : each));

const Chip = ({ text, disabled, onRemove }) => html`
  <li class="chip"><span>${text}</span>${!disabled && html`
    <button type="button" class="icon" aria-label=${t('list.remove', { what: text })} onClick=${onRemove}>×</button>`}</li>`;

/** Channels or roles, chosen by name. */
function Ids({ id, schema, value, onChange, directory, disabled, described, label }) {
  const free = choices(schema.items.of, directory).filter((each) => !value.includes(each.id));
  const add = ({ target }) => {
    if (target.value) onChange([...value, target.value]);
    target.value = '';
  };
  return html`
    <ul class="chips">${value.map((each, i) => html`
      <${Chip} key=${each} text=${directory.names.get(each) ?? t('gone', { id: each })} disabled=${disabled} onRemove=${() => onChange(without(value, i))} />`)}</ul>
    ${!disabled && value.length < schema.max && html`
      <select id=${id} aria-label=${t('list.add.to', { label })} aria-describedby=${described} onChange=${add}>
        <option value="">${t('list.choose')}</option>
        ${free.map((each) => html`<option key=${each.id} value=${each.id}>${each.name}</option>`)}
      </select>`}`;
}

/** Words, one after the other. */
function Words({ id, schema, value, onChange, disabled, described, label }) {
  const [word, type] = useState('');
  const add = () => {
    const text = word.trim();
    if (text && !value.includes(text)) onChange([...value, text]);
    type('');
  };
  const key = (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  return html`
    <ul class="chips">${value.map((each, i) => html`
      <${Chip} key=${each} text=${each} disabled=${disabled} onRemove=${() => onChange(without(value, i))} />`)}</ul>
    ${!disabled && value.length < schema.max && html`
      <span class="row"><input id=${id} type="text" aria-label=${t('list.add.to', { label })} aria-describedby=${described}
        value=${word} maxlength=${schema.items.max} autocomplete="off" onInput=${(event) => type(event.target.value)} onKeyDown=${key} />
      <button type="button" onClick=${add} disabled=${!word.trim()}>${t('list.add')}</button></span>`}`;
}

const blank = (fields) => Object.fromEntries(fields.map((field) => [field.name, field.default ?? (field.type === 'integer' ? field.min : field.type === 'text' ? '' : null)]));

/** Rows of several fields each. */
function Rows({ id, part, schema, value, onChange, directory, disabled, label, faults }) {
  const { fields } = schema.items;
  const wrong = (row, name) => faults.some(({ pointer }) => pointer.endsWith(`/${schema.name}/${row}/${name}`) || pointer.endsWith(`/${schema.name}/${row}`));
  return html`
    <ol class="rows">${value.map((each, i) => html`
      <li key=${i}><div class="card" role="group" aria-label=${t('list.row', { label, n: i + 1 })}>
        ${fields.map((field) => html`
          <div class="field" key=${field.name}><label for=${`${id}-${i}-${field.name}`}>${fieldName(part, field.name)}</label>
            <${Input} id=${`${id}-${i}-${field.name}`} part=${part} schema=${field} value=${each[field.name]} directory=${directory}
              disabled=${disabled} invalid=${wrong(i, field.name)} label=${fieldName(part, field.name)}
              onChange=${(next) => onChange(replaced(value, i, { ...each, [field.name]: next }))} /></div>`)}
        ${!disabled && html`<button type="button" class="quiet" onClick=${() => onChange(without(value, i))}>${t('list.remove.row', { n: i + 1 })}</button>`}
      </div></li>`)}</ol>
    ${!disabled && value.length < schema.max && html`
      <button type="button" id=${id} onClick=${() => onChange([...value, blank(fields)])}>${t('list.add.row')}</button>`}`;
}

export function List(props) {
  const value = props.value ?? [];
  const Kind = { id: Ids, object: Rows }[props.schema.items.type] ?? Words;
  return html`<${Kind} ...${props} value=${value} />`;
}
