import { $, element, notice } from './dom.js';
import { missing, suggestions } from './complete.js';
import { openModal } from './modal.js';
import { act, perform } from './world.js';

const PATIENCE_MILLIS = 150;
const MAX_TYPED_BEFORE_SENT = 50;
const sent = [];
let shown = [];
let at = -1;
let asked = 0;
let waiting = null;

function close() {
  asked++;
  shown = [];
  at = -1;
  $('suggestions').hidden = true;
  $('text').setAttribute('aria-expanded', 'false');
  $('text').removeAttribute('aria-activedescendant');
}

function highlight(index) {
  at = index;
  [...$('suggestions').children].forEach((child, each) => child.setAttribute('aria-selected', String(each === at)));
  if (at < 0) return;
  $('text').setAttribute('aria-activedescendant', 'suggestion-' + at);
  $('suggestions').children[at].scrollIntoView({ block: 'nearest' });
}

function pick(index) {
  $('text').value = shown[index].text;
  $('text').focus();
  suggest();
}

function draw() {
  const list = $('suggestions');
  list.hidden = !shown.length;
  $('text').setAttribute('aria-expanded', String(shown.length > 0));
  list.replaceChildren(...shown.map((each, index) => element('li', {
    id: 'suggestion-' + index, role: 'option', onmousedown: (event) => { event.preventDefault(); pick(index); },
  }, element('span', {}, each.label), each.note ? element('span', { className: 'note' }, ' ', each.note) : null)));
  highlight(-1);
}

async function suggest() {
  const mine = ++asked;
  const text = $('text').value;
  $('hint').textContent = text.startsWith('/') ? missing(text) : '';
  let found = [];
  try {
    found = await suggestions(text);
  } catch (failure) {
    $('hint').textContent = failure.message;
  }
  if (mine !== asked) return;
  shown = found;
  draw();
}

async function submit() {
  const typed = $('text').value.trim();
  if (!typed) return;
  sent.unshift(typed);
  sent.length = Math.min(sent.length, MAX_TYPED_BEFORE_SENT);
  close();
  $('hint').textContent = '';
  const command = typed.startsWith('/');
  $('text').value = '';
  const answer = await perform(() => (command ? act('interactions', { command: typed }) : act('messages', { content: typed })));
  if (answer?.modal) openModal(answer);
  // What was refused can be mended instead of typed anew.
  if (!answer && !$('text').value) $('text').value = typed;
  if (answer?.status === 'thinking') notice('The bot is still thinking.');
}

function keys(event) {
  if (shown.length && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    event.preventDefault();
    highlight((at + (event.key === 'ArrowDown' ? 1 : -1) + shown.length) % shown.length);
  } else if (!shown.length && event.key === 'ArrowUp' && !$('text').value && sent.length) {
    event.preventDefault();
    [$('text').value] = sent;
  } else if (event.key === 'Escape') {
    close();
  } else if (event.key === 'Tab' && !event.shiftKey && shown.length) {
    event.preventDefault();
    pick(Math.max(at, 0));
  } else if (event.key === 'Enter') {
    event.preventDefault();
    if (at >= 0) pick(at); else submit();
  }
}

export function start() {
  $('text').addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, PATIENCE_MILLIS);
  });
  $('text').addEventListener('keydown', keys);
  $('text').addEventListener('blur', close);
  $('compose').addEventListener('submit', (event) => { event.preventDefault(); submit(); });
}
