// A panel's page without a socket: follows one guild by EventSource and says, line by line, what it hears and which of its
// queries it would read anew. Environment: ORIGIN, GUILD_ID, ACCESS_TOKEN (sent as the cookie that a browser would send).
import { EventSource } from 'eventsource';

const { ORIGIN, GUILD_ID, ACCESS_TOKEN } = process.env;
const tell = (kind, more = {}) => console.log(JSON.stringify({ kind, at: Date.now(), ...more }));

const queryClient = { invalidateQueries: ({ queryKey }) => tell('stale', { queryKey }) };
const cookie = { Cookie: `guildhall_session=${ACCESS_TOKEN}` };

const source = new EventSource(`${ORIGIN}/api/events/stream?guildId=${GUILD_ID}`, {
  fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, ...cookie } }),
});

source.onopen = () => tell('connected');
source.onerror = ({ code }) => tell(source.readyState === EventSource.CLOSED ? 'refused' : 'away', { code: code ?? null });

source.onmessage = ({ data, lastEventId }) => {
  const event = JSON.parse(data);
  tell('event', { name: 'message', id: lastEventId, data: event });
  if (event.type.startsWith('GIVEAWAY_')) queryClient.invalidateQueries({ queryKey: ['guild', GUILD_ID, 'giveaways'] });
  if (event.type.startsWith('TICKET_')) queryClient.invalidateQueries({ queryKey: ['guild', GUILD_ID, 'tickets'] });
};

for (const name of ['config:updated', 'module:toggled', 'guild:reload', 'command:executed', 'permission:revoked']) {
  source.addEventListener(name, ({ data, lastEventId }) => tell('event', { name, id: lastEventId, data: JSON.parse(data) }));
}
source.addEventListener('invalidate', ({ data, lastEventId }) => {
  const event = JSON.parse(data);
  tell('event', { name: 'invalidate', id: lastEventId, data: event });
  for (const queryKey of event.keys) queryClient.invalidateQueries({ queryKey });
});
