import { element } from './dom.js';
import { actor, guild } from './world.js';

const STYLES = { '**': 'strong', '__': 'u', '~~': 's', '*': 'em', _: 'em', '||': 'span' };
const TOKENS = new RegExp([
  '\\\\(?<escaped>[^\\dA-Za-z\\s])',
  '```(?:\\w+\\n)?(?<block>[\\s\\S]+?)```',
  '`(?<code>[^`]+)`',
  '<@&(?<role>\\d+)>',
  '<@!?(?<user>\\d+)>',
  '<#(?<channel>\\d+)>',
  '<t:(?<time>-?\\d{1,13})(?::(?<form>[tTdDfFR]))?>',
  '<a?:(?<emoji>\\w+):\\d+>',
  '</(?<command>[^:>]+):\\d+>',
  '\\[(?<label>[^\\]\\n]+)\\]\\((?<link>https?://[^\\s)]+)\\)',
  '(?<url>https?://[^\\s<>]+)',
  '(?<all>@everyone|@here)',
  '(?<mark>\\*\\*|__|~~|\\|\\||\\*|(?<![A-Za-z0-9])_(?=\\S))(?<inner>[\\s\\S]+?)\\k<mark>',
].join('|'), 'g');

function relative(seconds) {
  const distance = seconds - Date.now() / 1000;
  const units = [['year', 31536000], ['month', 2592000], ['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];
  const [unit, size] = units.find(([, each]) => Math.abs(distance) >= each) ?? units.at(-1);
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(Math.round(distance / size), unit);
}

function time(seconds, form) {
  const moment = new Date(seconds * 1000);
  if (Number.isNaN(moment.getTime())) return document.createTextNode('Invalid date');
  const forms = {
    t: () => moment.toLocaleTimeString([], { timeStyle: 'short' }),
    T: () => moment.toLocaleTimeString(),
    d: () => moment.toLocaleDateString(),
    D: () => moment.toLocaleDateString([], { dateStyle: 'long' }),
    F: () => moment.toLocaleString([], { dateStyle: 'full', timeStyle: 'short' }),
    R: () => relative(seconds),
  };
  const shown = (forms[form] ?? (() => moment.toLocaleString([], { dateStyle: 'long', timeStyle: 'short' })))();
  return element('time', { dateTime: moment.toISOString(), title: moment.toLocaleString(), className: 'token', dataset: form === 'R' ? { relative: seconds } : {} }, shown);
}

const mention = (name, mine) => element('span', { className: mine ? 'mention mine' : 'mention' }, name);

function link(label, href) {
  return element('a', { href, rel: 'noreferrer noopener', target: '_blank' }, label);
}

function token(found) {
  const names = actor()?.names ?? {};
  if (found.escaped) return found.escaped;
  if (found.block) return element('pre', {}, found.block);
  if (found.code) return element('code', {}, found.code);
  if (found.role) return mention('@' + (guild().roles.find((each) => each.id === found.role)?.name ?? 'unknown-role'), actor()?.roles.includes(found.role));
  if (found.user) return mention('@' + (names[found.user] ?? 'unknown-user'), found.user === actor()?.user.id);
  if (found.channel) return mention('#' + (names[found.channel] ?? 'unknown'), false);
  if (found.time) return time(Number(found.time), found.form);
  if (found.emoji) return ':' + found.emoji + ':';
  if (found.command) return mention('/' + found.command, false);
  if (found.label) return link(found.label, found.link);
  if (found.url) return link(found.url, found.url);
  if (found.all) return found.all;
  return element(STYLES[found.mark], found.mark === '||' ? { className: 'spoiler', tabIndex: 0 } : {}, ...pieces(found.inner));
}

function pieces(content) {
  const made = [];
  let at = 0;
  for (const match of content.matchAll(TOKENS)) {
    made.push(content.slice(at, match.index), token(match.groups));
    at = match.index + match[0].length;
  }
  return [...made, content.slice(at)];
}

function line(content) {
  const heading = /^(#{1,3}) (.*)$/.exec(content);
  if (heading) return element('strong', { className: 'heading' }, ...pieces(heading[2]));
  if (content.startsWith('-# ')) return element('span', { className: 'note' }, ...pieces(content.slice(3)));
  return element('blockquote', {}, ...pieces(content.slice(2)));
}

/** As Discord shows it, in elements: whatever somebody wrote never becomes markup. */
export function rich(content) {
  const made = [];
  let plain = [];
  const flush = () => { if (plain.length) made.push(...pieces(plain.join('\n'))); plain = []; };
  for (const each of content.split('\n')) {
    if (/^(#{1,3} |-# |> )/.test(each)) {
      flush();
      made.push(line(each));
    } else {
      plain.push(each);
    }
  }
  flush();
  return made;
}

/** Lets "in 5 minutes" go on being true. */
export function keepTime() {
  for (const each of document.querySelectorAll('time[data-relative]')) {
    const now = relative(Number(each.dataset.relative));
    if (each.textContent !== now) each.textContent = now;
  }
}
