import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { notify } from '../app/notices.js';
import { reading, useQuery } from '../app/cache.js';
import { sentence } from '../app/page.js';
import { useDirectory } from '../guilds/names.js';
import { Field } from './field.js';
import { Conflict, save } from './save.js';
import { ConflictDialog } from './conflict.js';
import { useDraft } from './draft.js';
import { fieldName } from './names.js';

const MOST_REASON = 512;

/** Faults of one field, whichever of its parts they are about. */
function faultsOf(errors, prefix, name) {
  return errors
    .filter(({ pointer }) => pointer === `${prefix}/${name}` || pointer.startsWith(`${prefix}/${name}/`))
    .map(({ pointer, detail }) => ({ pointer, detail, below: pointer.slice(prefix.length + name.length + 2).split('/').filter(Boolean).map((each) => (/^\d+$/.test(each) ? Number(each) + 1 : each)).join(' ') }));
}

function useSetters(guildId, prefix, asked) {
  const query = reading(['guild', guildId, 'history', 'blame', prefix], `/api/guilds/${guildId}/history/blame`, { path: prefix });
  const { data } = useQuery({ ...query, enabled: asked, staleTime: 0 });
  return new Map((asked ? data?.data ?? [] : []).map(({ path, entry }) => [path.split('/').pop(), entry]));
}

/** How saving goes on: what is wrong, what is in conflict, whether it is under way. */
function useSaving({ send, part, path, version, wrap, draft, onSaved }) {
  const [state, set] = useState({ errors: [] });
  async function run(onTop, reason) {
    set({ errors: [], busy: true });
    try {
      const answer = await send({ path, part, changes: draft.changes, body: wrap(draft.changes), version: onTop, reason });
      const readBack = onSaved(answer);
      draft.reset();
      notify({ kind: 'good', key: 'saved', text: t('saved') });
      await readBack;
      set({ errors: [] });
      return true;
    } catch (failure) {
      if (failure instanceof Conflict) set({ errors: [], conflict: failure });
      else set({ errors: failure.errors ?? [], failure });
      return false;
    }
  }
  return { ...state, run, start: (reason) => run(version, reason), clear: () => set({ errors: [] }) };
}

function SaveBar({ draft, saving, part, reason, setReason }) {
  const names = Object.keys(draft.changes).map((name) => fieldName(part, name)).join(', ');
  return html`
    <div class="savebar" role="region" aria-label=${t('unsaved')}>
      <p>${t('unsaved.fields', { names })}</p>
      <input type="text" value=${reason} maxlength=${MOST_REASON} placeholder=${t('reason.optional')} aria-label=${t('reason.optional')}
        onInput=${(event) => setReason(event.target.value)} />
      <button type="button" class="quiet" disabled=${saving.busy} onClick=${() => { draft.reset(); saving.clear(); }}>${t('discard')}</button>
      <button type="submit" class="main" disabled=${saving.busy}>${t(saving.busy ? 'saving' : 'save')}</button>
    </div>`;
}

/** Errors that belong to no field that is shown. */
const Unplaced = ({ failure, errors, prefix, fields }) => {
  const placed = ({ pointer }) => fields.some(({ name }) => pointer.startsWith(`${prefix}/${name}`));
  const rest = errors.filter((error) => !placed(error)).map(({ detail }) => detail);
  const text = errors.length ? t('failure.invalid') : sentence(failure);
  return html`<p class="fault summary" role="alert">${[text, ...rest].join(' ')}</p>`;
};

/** A form for whatever the schema describes. `wrap` makes the request's body of the changed fields, `send` sends it. */
export function ConfigForm({ guild, part, schema, base, path, wrap, prefix, blamePath, onSaved, send = save }) {
  const draft = useDraft(base);
  const directory = useDirectory(guild.guildId);
  const [reason, setReason] = useState('');
  const [blame, askBlame] = useState(false);
  const form = useRef(null);
  const setters = useSetters(guild.guildId, blamePath, blame);
  const saving = useSaving({ send, part, path, version: guild.version, wrap, draft, onSaved });
  useEffect(() => {
    if (saving.errors.length) form.current.querySelector('[aria-invalid=true]')?.focus();
  }, [saving.errors]);
  const submit = async (event) => {
    event.preventDefault();
    if (draft.dirty && await saving.start(reason)) setReason('');
  };
  return html`
    <form ref=${form} class="config" onSubmit=${submit} novalidate>
      ${saving.failure && html`<${Unplaced} failure=${saving.failure} errors=${saving.errors} prefix=${prefix} fields=${schema.fields} />`}
      ${schema.fields.map((field) => html`
        <${Field} key=${field.name} part=${part} schema=${field} value=${draft.values[field.name]} directory=${directory}
          disabled=${!guild.writable} changed=${field.name in draft.changes} guildId=${guild.guildId}
          faults=${faultsOf(saving.errors, prefix, field.name)} setter=${setters.get(field.name)}
          onChange=${(value) => draft.change(field.name, value)} />`)}
      ${blamePath && html`<label class="check"><input type="checkbox" checked=${blame} onChange=${(event) => askBlame(event.target.checked)} /> ${t('blame')}</label>`}
      ${!guild.writable && html`<p class="fine">${t('readonly')}</p>`}
      ${draft.dirty && html`<${SaveBar} draft=${draft} saving=${saving} part=${part} reason=${reason} setReason=${setReason} />`}
    </form>
    ${saving.conflict && html`
      <${ConflictDialog} part=${part} conflict=${saving.conflict} mine=${draft.values} names=${directory.names} onClose=${saving.clear}
        onMine=${() => saving.run(saving.conflict.version, reason)}
        onTheirs=${() => { draft.drop(saving.conflict.theirs.map(({ field }) => field)); saving.clear(); }} />`}`;
}
