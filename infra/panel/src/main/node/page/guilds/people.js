import { useEffect, useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { reading, useQuery } from '../app/cache.js';

const REST_MILLIS = 200;
const MOST = 10;

const membersOf = (id, query) => reading(['guild', id, 'members', query], `/api/guilds/${id}/members`, { query, limit: MOST });

export const nameOf = (member) => member.nick ?? member.displayName ?? member.name;

/** A member's name, as far as the guild's directory tells; their id otherwise, by which Discord finds them. */
export function Person({ guildId, id }) {
  const { data } = useQuery(membersOf(guildId, id));
  const member = data?.data.find((each) => each.id === id);
  return html`<span class="person">${member ? nameOf(member) : id}</span>`;
}

/** Finds members by the beginning of their names. */
export function PersonInput({ guildId, id, label, onChoose }) {
  const [typed, type] = useState('');
  const [asked, ask] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => ask(typed.trim()), REST_MILLIS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data } = useQuery({ ...membersOf(guildId, asked), enabled: asked.length > 0 });
  const found = asked ? data?.data ?? [] : [];
  return html`
    <div class="field"><label for=${id}>${label}</label>
      <input id=${id} type="text" autocomplete="off" value=${typed} onInput=${(event) => type(event.target.value)} />
      <ul class="chips" aria-label=${t('people.found')}>${found.map((member) => html`
        <li key=${member.id}><button type="button" onClick=${() => { onChoose(member); type(''); ask(''); }}>${nameOf(member)}</button></li>`)}</ul>
    </div>`;
}
