import { $, drawList, element } from './dom.js';
import { call, world } from './world.js';

const MAX_CALLS = 100;
let known = 0;
let list = [];
let loading = false;

const shade = (each) => (each.status === 0 ? 'lost' : each.status >= 500 || each.faulted ? 'bad' : each.status >= 400 ? 'refused' : 'fine');

async function unfold(details, sequence) {
  if (!details.open || details.querySelector('pre')) return;
  try {
    const whole = await call('GET', '/sim/calls/' + sequence);
    details.append(element('pre', {}, JSON.stringify({ sent: whole.body, answered: whole.answer }, null, 2)));
  } catch (failure) {
    details.append(element('pre', {}, failure.message));
  }
}

function row(each) {
  const details = element('details', {}, element('summary', {},
    element('span', { className: 'status ' + shade(each) }, each.status || 'lost'), ' ', each.method, ' ', each.path.replace('/api/v10', '')));
  details.ontoggle = () => unfold(details, each.sequence);
  return element('li', {}, details);
}

/** Only while somebody looks: the newest first, and no more than so many. */
export async function drawCalls() {
  $('call-count').textContent = `(${world.view.calls})`;
  if (!$('calls-part').open || loading || known === world.view.calls) return;
  loading = true;
  try {
    const found = await call('GET', `/sim/calls?since=${known}&latest=${MAX_CALLS}`);
    known = found.head;
    list = [...found.calls.map(({ body, ...rest }) => rest).reverse(), ...list].slice(0, MAX_CALLS);
    drawList($('calls'), list, (each) => String(each.sequence), row);
  } finally {
    loading = false;
  }
}

export function start() {
  $('calls-part').addEventListener('toggle', drawCalls);
}
