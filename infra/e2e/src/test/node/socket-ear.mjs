// A panel's browser: connects with a token and says, line by line, what it hears. Lines on its input are sent as events:
// {"emit":"join:guild","data":"…"}. Environment: SOCKET_URL, ACCESS_TOKEN (left out: connects without any).
import readline from 'node:readline';
import { io } from 'socket.io-client';

const tell = (kind, more = {}) => console.log(JSON.stringify({ kind, at: Date.now(), ...more }));
const token = process.env.ACCESS_TOKEN;

const socket = io(process.env.SOCKET_URL, {
  path: '/socket.io',
  transports: ['websocket'],
  reconnectionDelay: 250,
  reconnectionDelayMax: 1000,
  ...(token ? { auth: { token } } : {}),
});

let inside = false;

socket.on('connect', () => {
  inside = true;
  tell('connected', { id: socket.id });
});
// Whoever is hung up on before they were let in has lost nothing, and comes back by themselves.
socket.on('disconnect', (reason) => tell(inside ? 'disconnected' : 'away', { reason }));
socket.on('connect_error', (error) => tell('refused', { reason: error.message, data: error.data ?? null }));
socket.onAny((name, data) => tell('event', { name, data }));

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { emit, data } = JSON.parse(line);
  socket.timeout(60000).emit(emit, data, (error, answer) => tell('ack', { name: emit, failed: error !== null, answer }));
}
