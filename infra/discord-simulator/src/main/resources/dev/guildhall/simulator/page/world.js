import { notice } from './dom.js';

/** What is chosen, and what the simulator last said. */
export const chosen = { guild: null, member: null, channel: null, query: '' };
export const world = { view: null, commands: [] };

export async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const text = await response.text();
  const json = text ? JSON.parse(text) : {};
  if (!response.ok) throw new Error(json.detail || json.message || response.statusText);
  return json;
}

export const guild = () => world.view.guild;
export const actor = () => guild().actor;
export const here = (rest) => `/sim/guilds/${guild().id}/${rest}`;
export const displayName = (member) => member.nick ?? member.user.global_name ?? member.user.username;
export const act = (name, body) => call('POST', here(name), {
  userId: actor().user.id, channelId: actor().channelId, locale: document.getElementById('locale').value, ...body,
});

let listener = () => {};
export function onChange(draw) { listener = draw; }

let commandsOf = '';

async function loadCommands() {
  const version = guild() ? `${guild().id} ${guild().commandsVersion}` : '';
  if (version === commandsOf || !guild()) return;
  world.commands = (await call('GET', here('commands'))).commands.filter((each) => each.type === 1);
  commandsOf = version;
}

let looking = null;

/** Looks anew; while one look is under way nobody starts another. */
export function refresh() {
  looking ??= look().finally(() => { looking = null; });
  return looking;
}

async function look() {
  const asked = JSON.stringify(chosen);
  const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value));
  try {
    const view = await call('GET', '/sim/view?' + query);
    if (asked !== JSON.stringify(chosen)) return await look();
    world.view = view;
    chosen.guild = view.guild?.id ?? null;
    chosen.member = view.guild?.actor?.user.id ?? null;
    chosen.channel = view.guild?.actor?.channelId ?? null;
    await loadCommands();
    listener();
  } catch (failure) {
    notice('The simulator does not answer: ' + failure.message, 'wrong');
  }
}

export function choose(changes) {
  Object.assign(chosen, changes);
  return refresh();
}

/** Does it, shows what went wrong, and looks anew. Resolves to the answer, or null. */
export async function perform(action) {
  let answer = null;
  notice('…');
  try {
    answer = await action();
    notice('');
    if (answer?.status === 'refused' || answer?.status === 'no-response') notice(answer.content, 'wrong');
  } catch (failure) {
    notice(failure.message, 'wrong');
  }
  await refresh();
  return answer;
}
