'use strict';

const POLL_MILLIS = 1500;
const TYPES = { text: 0, voice: 2, category: 4 };
const people = (guild) => guild.members.map((m) => ({ value: m.user.id, label: m.user.global_name ?? m.user.username }));
const named = (things) => things.map((each) => ({ value: each.id, label: each.name }));
// What selects of these types offer: users, roles, both, channels.
const ENTITIES = {
  5: people,
  6: (guild) => named(guild.roles),
  7: (guild) => [...people(guild), ...named(guild.roles)],
  8: (guild) => named(guild.channels),
};
const chosen = { guild: null, member: null, channel: null };
let world = null;
let visible = null;
let shown = '';

const $ = (id) => document.getElementById(id);

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

async function call(method, path, body) {
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

const guild = () => world.guilds.find((each) => each.id === chosen.guild);
const sees = (channel) => !visible || visible.has(channel.id);
const act = (name, body) => call('POST', `/sim/guilds/${chosen.guild}/${name}`, {
  userId: chosen.member, channelId: chosen.channel, locale: $('locale').value, ...body,
});

function notice(text) { $('notice').textContent = text; }

async function perform(action) {
  notice('…');
  try {
    const answer = await action();
    notice('');
    if (answer.modal) openModal(answer);
    else if (answer.status === 'refused' || answer.status === 'no-response') notice(answer.content);
  } catch (failure) {
    notice(failure.message);
  }
  await refresh();
}

function options(select, items, current) {
  const signature = JSON.stringify(items);
  if (select.dataset.signature !== signature) {
    select.replaceChildren(...items.map(([value, label]) => element('option', { value, textContent: label })));
    select.dataset.signature = signature;
  }
  if (!items.some(([value]) => value === current)) current = items.length ? items[0][0] : null;
  if (select.value !== current) select.value = current;
  return current;
}

// As Discord shows it: escaped characters as they are, bold words without their marks.
function text(content) {
  const escaped = [];
  return content
    .replace(/\\([^\dA-Za-z\s])/g, (all, character) => `\uE000${escaped.push(character) - 1}\uE001`)
    .replace(/\*\*(.+?)\*\*/gs, '$1')
    .replace(/<@&(\d+)>/g, (all, id) => '@' + (guild().roles.find((r) => r.id === id)?.name ?? id))
    .replace(/<@!?(\d+)>/g, (all, id) => '@' + (world.users.find((u) => u.id === id)?.global_name ?? id))
    .replace(/<#(\d+)>/g, (all, id) => '#' + (guild().channels.find((c) => c.id === id)?.name ?? id))
    .replace(/<t:(\d+)(:\w)?>/g, (all, seconds) => new Date(seconds * 1000).toLocaleString())
    .replace(/\uE000(\d+)\uE001/g, (all, index) => escaped[index]);
}

function embed(given) {
  const box = element('div', { className: 'embed' });
  if (given.title) box.append(element('strong', { textContent: text(given.title) }), '\n');
  if (given.description) box.append(text(given.description));
  for (const field of given.fields ?? []) box.append('\n', element('strong', { textContent: field.name }), ' ', text(field.value));
  if (given.footer) box.append('\n', element('span', { className: 'note', textContent: given.footer.text }));
  return box;
}

function component(message, given) {
  const click = (values) => perform(() => act('clicks', { messageId: message.id, customId: given.custom_id, values }));
  if (given.type === 2 && given.url) return element('a', { href: given.url, textContent: given.label ?? given.url, rel: 'noreferrer' });
  if (given.type === 2) {
    const label = [given.emoji?.id ? null : given.emoji?.name, given.label].filter(Boolean).join(' ');
    return element('button', { type: 'button', className: `style-${given.style}`, disabled: !!given.disabled, textContent: label, onclick: () => click([]) });
  }
  if (given.type === 3 || ENTITIES[given.type]) {
    const choices = given.options ?? ENTITIES[given.type](guild());
    const select = element('select', { disabled: !!given.disabled, ariaLabel: given.placeholder ?? given.custom_id },
      element('option', { value: '', textContent: given.placeholder ?? 'Choose' }),
      ...choices.map((o) => element('option', { value: o.value, textContent: o.label })));
    select.onchange = () => select.value && click([select.value]);
    return select;
  }
  if (given.type === 10) return element('div', { className: 'content', textContent: text(given.content) });
  return element('div', { className: 'row' }, ...(given.components ?? []).map((each) => component(message, each)));
}

function renderMessage(message) {
  const item = element('li', { className: message.ephemeralFor ? 'ephemeral' : '' });
  item.append(element('span', { className: 'author', textContent: message.author.global_name ?? message.author.username }));
  item.append(element('span', { className: 'note', textContent: new Date(message.timestamp).toLocaleTimeString() + (message.edited_timestamp ? ' (edited)' : '') }));
  item.append(element('div', { className: 'content', textContent: message.flags & 128 ? 'thinking …' : text(message.content) }));
  message.embeds.forEach((each) => item.append(embed(each)));
  message.attachments.forEach((each) => item.append(element('a', { href: each.url, download: each.filename, textContent: each.filename })));
  message.components.forEach((each) => item.append(component(message, each)));
  if (message.ephemeralFor) item.append(element('div', { className: 'note', textContent: 'Only you can see this' }));
  return item;
}

function renderChannels() {
  const all = guild().channels.filter(sees);
  const entry = (channel) => element('li', {}, channel.type === TYPES.category
    ? element('div', { className: 'category', textContent: channel.name })
    : element('button', {
      type: 'button', ariaCurrent: channel.id === chosen.channel,
      textContent: (channel.type === TYPES.voice ? '♪ ' : '# ') + channel.name,
      onclick: () => { chosen.channel = channel.id; render(); },
    }));
  const roots = all.filter((channel) => channel.type !== TYPES.category && !channel.parent_id);
  const grouped = all.filter((channel) => channel.type === TYPES.category)
    .flatMap((category) => [category, ...all.filter((child) => child.parent_id === category.id)]);
  $('channels').replaceChildren(...[...roots, ...grouped].map(entry));
}

function commandLines(command) {
  const branches = (command.options ?? []).filter((option) => option.type <= 2);
  if (!branches.length) return ['/' + command.name];
  return branches.flatMap((branch) => commandLines(branch).map((line) => `/${command.name} ${line.slice(1)}`));
}

function render() {
  chosen.guild = options($('guild'), world.guilds.map((g) => [g.id, g.name]), chosen.guild);
  chosen.member = options($('member'), guild().members.filter((m) => !m.user.bot)
    .map((m) => [m.user.id, m.user.global_name + (m.user.id === guild().ownerId ? ' (owner)' : m.administrator ? ' (admin)' : '')]), chosen.member);
  if (!guild().channels.some((channel) => channel.id === chosen.channel && sees(channel))) {
    chosen.channel = guild().channels.find((channel) => channel.type === TYPES.text && sees(channel))?.id ?? null;
  }
  const online = world.sessions.some((session) => session.connected);
  $('bot').textContent = !guild().bot ? 'The bot is not in this guild' : online ? 'Bot online' : 'Bot offline';
  const channel = guild().channels.find((each) => each.id === chosen.channel);
  const messages = (channel?.messages ?? []).filter((m) => !m.ephemeralFor || m.ephemeralFor === chosen.member);
  const now = JSON.stringify([chosen, messages, guild().channels.filter(sees).map((c) => [c.id, c.name, c.parent_id]), guild().commands.map((c) => c.version)]);
  if (now === shown) return;
  shown = now;
  renderChannels();
  $('channel-name').textContent = channel ? '# ' + channel.name : '';
  $('messages').replaceChildren(...messages.map(renderMessage));
  $('messages').scrollTop = $('messages').scrollHeight;
  $('commands').replaceChildren(...guild().commands.filter((c) => c.type === 1).flatMap(commandLines).map((value) => element('option', { value })));
}

// Those that the chosen member may see; null while nobody is chosen.
async function visibleChannels() {
  if (!guild()?.members.some((each) => each.user.id === chosen.member)) return null;
  const seen = await call('GET', `/sim/guilds/${chosen.guild}/members/${chosen.member}/channels`);
  return new Set(seen.channels.map((each) => each.id));
}

async function refresh() {
  try {
    world = await call('GET', '/sim/state');
    visible = await visibleChannels();
    render();
  } catch (failure) {
    notice('The simulator does not answer: ' + failure.message);
  }
}

function inputs(components) {
  return components.flatMap((each) => {
    const label = each.label;
    const inner = each.component ? [each.component] : each.components ?? [];
    return inner.length ? inner.map((input) => ({ ...input, label: input.label ?? label })) : [];
  });
}

function openModal(answer) {
  const dialog = $('modal');
  $('modal-title').textContent = answer.modal.title;
  const fields = inputs(answer.modal.components).map((input) => {
    const field = element(input.style === 2 ? 'textarea' : 'input', {
      name: input.custom_id, value: input.value ?? '', required: input.required !== false, placeholder: input.placeholder ?? '',
    });
    return element('label', {}, input.label ?? input.custom_id, field);
  });
  $('modal-fields').replaceChildren(...fields);
  dialog.onclose = () => {
    if (dialog.returnValue !== 'send') return;
    const values = Object.fromEntries(new FormData($('modal-form')));
    perform(() => act('modals', { interactionId: answer.interactionId, fields: values }));
  };
  dialog.returnValue = '';
  dialog.showModal();
}

$('compose').addEventListener('submit', (event) => {
  event.preventDefault();
  const typed = $('text').value.trim();
  if (!typed) return;
  $('text').value = '';
  perform(() => typed.startsWith('/') ? act('interactions', { command: typed }) : act('messages', { content: typed }));
});
$('guild').addEventListener('change', (event) => { chosen.guild = event.target.value; chosen.member = null; chosen.channel = null; refresh(); });
$('member').addEventListener('change', (event) => { chosen.member = event.target.value; refresh(); });
refresh();
setInterval(() => { if (!document.hidden) refresh(); }, POLL_MILLIS);
