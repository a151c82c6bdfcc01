import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { Ago } from '../app/time.js';
import { link } from '../app/router.js';
import { fieldHelp, fieldName } from './names.js';
import { Input } from './inputs.js';

function bounds({ type, min, max, items, placeholders }) {
  const said = [];
  if (type === 'integer') said.push(t('bounds.integer', { min, max }));
  if ((type === 'text' || type === 'name-pattern') && max) said.push(t('bounds.text', { max }));
  if (type === 'list' && items) said.push(t('bounds.list', { max }));
  if (placeholders) said.push(t('bounds.placeholders', { names: placeholders.map((name) => `{${name}}`).join(' ') }));
  return said.join(' ');
}

const Setter = ({ entry, guildId }) => html`
  <p class="fine setter"><a href=${link('g', guildId, 'history', String(entry.position))}>${entry.actor?.name ?? entry.actor?.id ?? '?'},
    <${Ago} at=${entry.time} /></a>${entry.reason && html` · “${entry.reason}”`}</p>`;

/** One field with its label, its help and bounds, what is wrong with it, and on asking who set it. */
export function Field({ part, schema, value, onChange, faults = [], directory, disabled, changed, setter, guildId }) {
  const id = `f-${part}-${schema.name}`;
  const help = [fieldHelp(part, schema.name), bounds(schema)].filter(Boolean).join(' ');
  const described = [help && `${id}-help`, faults.length && `${id}-fault`].filter(Boolean).join(' ') || undefined;
  const group = schema.type === 'list';
  const label = fieldName(part, schema.name);
  return html`
    <div class=${`field ${changed ? 'changed' : ''} ${faults.length ? 'wrong' : ''}`} role=${group ? 'group' : undefined}
      aria-labelledby=${group ? `${id}-label` : undefined}>
      ${group ? html`<span class="label" id=${`${id}-label`}>${label}</span>` : html`<label id=${`${id}-label`} for=${id}>${label}</label>`}
      <${Input} id=${id} part=${part} schema=${schema} value=${value} onChange=${onChange} directory=${directory}
        disabled=${disabled} described=${described} invalid=${faults.length > 0} label=${label} faults=${faults} />
      ${help && html`<p class="help" id=${`${id}-help`}>${help}</p>`}
      ${faults.length > 0 && html`<p class="fault" id=${`${id}-fault`}>${faults.map(({ detail, below }) => (below ? `${below}: ${detail}` : detail)).join('; ')}</p>`}
      ${setter && html`<${Setter} entry=${setter} guildId=${guildId} />`}
    </div>`;
}
