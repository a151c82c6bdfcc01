import { html } from '../app/html.js';
import { t } from '../app/language.js';

const CHANNELS = {
  TEXT_CHANNEL: ['text'],
  VOICE_CHANNEL: ['voice'],
  CATEGORY: ['category'],
  TEXT_OR_VOICE_CHANNEL: ['text', 'voice'],
};

/** What may be chosen: ids with names, as Discord shows them. */
export function choices(of, { channels, roles, names }) {
  if (of === 'ROLE') {
    return (roles ?? []).filter(({ managed, name }) => !managed && name !== '@everyone').map(({ id }) => ({ id, name: names.get(id) }));
  }
  return (CHANNELS[of] ?? Object.keys(channels ?? {})).flatMap((kind) => channels?.[kind] ?? []).map(({ id }) => ({ id, name: names.get(id) }));
}

/** A channel, role or category by its name. One that has gone is still shown, by its id. */
export function IdSelect({ id, schema, value, onChange, directory, disabled, described, invalid, label, bare }) {
  const offered = choices(schema.of, directory);
  const gone = value && !offered.some((each) => each.id === value);
  return html`
    <select id=${id} value=${value ?? ''} disabled=${disabled} aria-describedby=${described} aria-invalid=${invalid || undefined}
      aria-label=${bare ? label : undefined} onChange=${(event) => onChange(event.target.value || null)}>
      <option value="" selected=${!value}>${t('unset')}</option>
      ${gone && html`<option value=${value} selected>${directory.names.get(value) ?? t('gone', { id: value })}</option>`}
      ${offered.map((each) => html`<option key=${each.id} value=${each.id} selected=${each.id === value}>${each.name}</option>`)}
    </select>`;
}
