import * as calls from './calls.js';
import * as compose from './compose.js';
import { $, button, drawOnce, element, fillSelect } from './dom.js';
import * as faults from './faults.js';
import { drawMessages } from './messages.js';
import * as people from './people.js';
import { keepTime } from './text.js';
import { actor, choose, displayName, guild, onChange, refresh, world } from './world.js';

const POLL_MILLIS = 1000;
const VOICE = 2;
const CATEGORY = 4;
const MARKS = { 0: '#', 2: '♪', 5: '📣', 13: '♪', 15: '☰', 16: '☰' };

function entry(channel) {
  if (channel.type === CATEGORY) return element('li', { className: 'category' }, channel.name);
  const open = button(`${MARKS[channel.type] ?? '#'} ${channel.name}`, () => choose({ channel: channel.id }), { ariaCurrent: String(channel.id === actor().channelId) });
  return element('li', {}, open, channel.type === VOICE ? people.voice(channel) : null);
}

function drawChannels() {
  const { channels, voice, channelId } = actor();
  drawOnce($('channels'), [guild().id, actor().user.id, channels, voice, channelId], () => {
    const within = (parent) => channels.filter((each) => each.type !== CATEGORY && (each.parentId ?? null) === parent);
    const known = new Set(channels.map((each) => each.id));
    const roots = channels.filter((each) => each.type !== CATEGORY && !known.has(each.parentId));
    const grouped = channels.filter((each) => each.type === CATEGORY).flatMap((each) => [each, ...within(each.id)]);
    $('channels').replaceChildren(...[...roots, ...grouped].map(entry));
  });
}

function drawHeader() {
  const { view } = world;
  fillSelect($('guild'), view.guilds.map((each) => [each.id, each.name]), guild().id);
  const listed = guild().members.filter((member) => !member.user.bot);
  if (!listed.some((member) => member.user.id === actor()?.user.id) && actor()) listed.unshift(actor());
  const title = (member) => displayName(member) + (member.user.id === guild().ownerId ? ' (owner)' : member.administrator ? ' (admin)' : '');
  fillSelect($('member'), listed.map((member) => [member.user.id, title(member)]), actor()?.user.id);
  const said = !guild().bot ? 'The bot is not in this guild' : view.online ? 'Bot online' : 'Bot offline';
  drawOnce($('bot'), said, () => {
    $('bot').textContent = said;
    $('bot').className = guild().bot && view.online ? 'online' : 'offline';
  });
}

function draw() {
  faults.drawFaults();
  calls.drawCalls();
  if (!guild()) return;
  drawHeader();
  people.drawPeople();
  if (actor()) drawChannels();
  drawMessages();
  keepTime();
}

async function watch() {
  if (!document.hidden) await refresh();
  setTimeout(watch, POLL_MILLIS);
}

onChange(draw);
[calls, compose, faults, people].forEach((part) => part.start());
$('guild').addEventListener('change', (event) => choose({ guild: event.target.value, channel: null, query: '' }));
$('member').addEventListener('change', (event) => choose({ member: event.target.value }));
watch();
