import { $, button, drawList, drawOnce, element } from './dom.js';
import { call, perform, world } from './world.js';

const CALLS = ['method', 'path', 'times', 'millis'];
const KINDS = {
  status: { says: 'Calls are refused with a status', takes: [...CALLS, 'status', 'code', 'global'] },
  'accept-then-drop': { says: 'Calls are carried out, but never answered', takes: ['method', 'path', 'times'] },
  latency: { says: 'Calls are answered late', takes: CALLS },
  'drop-gateway': { says: 'The gateway hangs up and stays away for so many ms', takes: ['millis'] },
  reconnect: { says: 'The gateway asks to reconnect', takes: [] },
  'invalid-session': { says: 'The session is invalid', takes: ['resumable'] },
  zombie: { says: 'The line goes dead, without heartbeats being answered', takes: [] },
  'forget-nonces': { says: 'Nonces are forgotten, as after some minutes', takes: [] },
};
const NUMBERS = ['times', 'millis', 'status', 'code'];

function fit() {
  const { takes, says } = KINDS[$('fault-kind').value];
  $('fault-says').textContent = says;
  for (const label of $('fault-form').querySelectorAll('[data-field]')) label.hidden = !takes.includes(label.dataset.field);
}

function body() {
  const kind = $('fault-kind').value;
  const form = { kind };
  for (const name of KINDS[kind].takes) {
    const field = $('fault-form').elements[name];
    if (field.type === 'checkbox') {
      if (field.checked) form[name] = true;
    } else if (field.value !== '') {
      form[name] = NUMBERS.includes(name) ? Number(field.value) : field.value;
    }
  }
  return form;
}

const row = (fault) => element('li', { className: 'row' },
  element('span', {}, `${fault.kind} ${fault.status ?? ''} ${fault.method ?? 'any'} ${fault.path ?? 'path'}, ${fault.times} left`),
  button('Remove', () => perform(() => call('DELETE', '/sim/faults/' + fault.id)), { className: 'quiet', ariaLabel: `Remove fault ${fault.id}` }));

export function drawFaults() {
  const { faults, gateway } = world.view;
  drawList($('faults'), faults, (fault) => fault.id, row);
  drawOnce($('gateway-faults'), [gateway.refusedForMillis > 0, gateway.deafConnections], () => {
    $('gateway-faults').textContent = [gateway.refusedForMillis > 0 ? 'The gateway is away.' : '', gateway.deafConnections ? `${gateway.deafConnections} line(s) dead.` : ''].join(' ');
  });
  $('fault-count').textContent = faults.length ? `(${faults.length})` : '';
}

export function start() {
  $('fault-kind').replaceChildren(...Object.keys(KINDS).map((value) => element('option', { value }, value)));
  $('fault-kind').addEventListener('change', fit);
  $('fault-form').addEventListener('submit', (event) => { event.preventDefault(); perform(() => call('POST', '/sim/faults', body())); });
  $('heal').addEventListener('click', () => perform(() => call('DELETE', '/sim/faults')));
  fit();
}
