import { $, ask, button, drawList, drawOnce, element } from './dom.js';
import { component, coloured } from './components.js';
import { openModal } from './modal.js';
import { rich } from './text.js';
import { act, actor, call, guild, here, perform } from './world.js';

const LOADING = 128;
const EPHEMERAL = 64;
const NEAR_END_PIXELS = 120;

const field = (given) => element('div', { className: given.inline ? 'field inline' : 'field' },
  element('strong', {}, ...rich(given.name)), element('div', { className: 'content' }, ...rich(given.value)));

function titled(given) {
  const safe = /^https?:/.test(given.url ?? '');
  return safe ? element('a', { href: given.url, rel: 'noreferrer noopener', target: '_blank' }, ...rich(given.title)) : element('span', {}, ...rich(given.title));
}

function embed(given) {
  const footer = [given.footer?.text, given.timestamp ? new Date(given.timestamp).toLocaleString() : null].filter(Boolean).join(' · ');
  return coloured(element('div', { className: 'embed' },
    given.author ? element('div', { className: 'note' }, given.author.name) : null,
    given.title ? element('strong', { className: 'heading' }, titled(given)) : null,
    given.description ? element('div', { className: 'content' }, ...rich(given.description)) : null,
    given.fields?.length ? element('div', { className: 'fields' }, ...given.fields.map(field)) : null,
    footer ? element('div', { className: 'note' }, footer) : null), given.color);
}

/** Whether it calls whoever is played: as the simulator has decided, not as it looks. */
function calls(message) {
  return message.mention_everyone || message.mentions.some((user) => user.id === actor().user.id)
    || message.mention_roles.some((role) => actor().roles.includes(role));
}

async function edit(message) {
  const area = element('textarea', { name: 'content', rows: 4, required: true, maxLength: 2000, ariaLabel: 'Text' });
  area.value = message.content;
  const form = await ask('Edit message', [area], 'Save');
  if (form) await perform(() => call('PATCH', here('messages/' + message.id), { userId: actor().user.id, channelId: message.channel_id, content: area.value }));
}

const remove = (message) => perform(() => call('DELETE', here('messages/' + message.id), { userId: actor().user.id, channelId: message.channel_id }));

function tools(message, own, moderates) {
  if (message.flags & EPHEMERAL || !(own || moderates)) return null;
  return element('span', { className: 'tools' },
    own ? button('Edit', () => edit(message), { className: 'quiet' }) : null,
    button('Delete', () => remove(message), { className: 'quiet' }));
}

async function use(message, customId, values) {
  const answer = await perform(() => act('clicks', { channelId: message.channel_id, messageId: message.id, customId, values }));
  if (answer?.modal) openModal(answer);
}

function draw({ message, own, moderates, mine }) {
  const ephemeral = !!(message.flags & EPHEMERAL);
  const item = element('li', { className: [ephemeral ? 'ephemeral' : '', mine ? 'called' : ''].join(' ').trim() });
  const sent = new Date(message.timestamp);
  item.append(element('div', { className: 'head' },
    element('span', { className: 'author' }, message.author.global_name ?? message.author.username),
    message.author.bot ? element('span', { className: 'badge' }, 'App') : null,
    element('time', { className: 'note', dateTime: message.timestamp, title: sent.toLocaleString() }, sent.toLocaleTimeString([], { timeStyle: 'short' })),
    message.edited_timestamp ? element('span', { className: 'note' }, '(edited)') : null,
    tools(message, own, moderates)));
  if (message.referenced_message) item.append(element('div', { className: 'note' }, '↪ ', message.referenced_message.author.username, ': ', message.referenced_message.content.slice(0, 80)));
  item.append(element('div', { className: 'content' }, ...(message.flags & LOADING ? ['thinking …'] : rich(message.content))));
  message.embeds.forEach((each) => item.append(embed(each)));
  message.attachments.forEach((each) => item.append(element('a', { className: 'file', href: each.url, download: each.filename }, '📎 ' + each.filename)));
  message.components.forEach((each) => item.append(component(each, (customId, values) => use(message, customId, values))));
  if (ephemeral) item.append(element('div', { className: 'note' }, 'Only you can see this'));
  return item;
}

let shownIn = '';

export function drawMessages() {
  const seen = actor();
  const channel = seen?.channels.find((each) => each.id === seen.channelId);
  drawOnce($('channel-name'), [channel?.name, channel?.canWrite], () => {
    $('channel-name').textContent = channel ? '# ' + channel.name : 'No channel that this member sees';
    $('text').disabled = !channel;
    $('hint').textContent = channel && !channel.canWrite ? 'This member cannot write here; commands may still work.' : '';
  });
  const list = $('messages');
  const place = `${guild()?.id} ${seen?.user.id} ${seen?.channelId}`;
  const follow = place !== shownIn || list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END_PIXELS;
  shownIn = place;
  const items = (seen?.messages ?? []).map((message) => ({
    message, place, names: seen.names, own: message.author.id === seen.user.id, moderates: !!channel?.canModerate, mine: calls(message),
  }));
  if (drawList(list, items, (item) => item.message.id, draw) && follow) list.scrollTop = list.scrollHeight;
  $('empty').hidden = items.length > 0;
}
