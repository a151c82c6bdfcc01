// Many browsers in one room, each no more than a web socket that speaks just enough of Socket.IO: what a full client
// costs would hide what the server does.
import { Redis } from 'ioredis';
import WebSocket from 'ws';
import { summary, within } from './people.mjs';

const PATIENCE = 20_000;
const AT_ONCE = 50;
const crowd = [];
let arrived = () => {};

function join(side, token) {
  const address = `${side.socket.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { perMessageDeflate: false });
  const joined = new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('hung up')));
    socket.on('message', (data) => {
      // Engine.IO's 0 opens and 2 pings; Socket.IO's 40 lets in, 44 refuses, 42 is an event.
      const kind = data[0] - 48;
      const packet = data.length > 1 ? data[1] - 48 : -1;
      if (kind === 4 && packet === 2) {
        arrived(data);
      } else if (kind === 2) {
        socket.send('3');
      } else if (kind === 0) {
        socket.send(`40${JSON.stringify({ token })}`);
      } else if (kind === 4 && packet === 0) {
        resolve(socket);
      } else if (kind === 4 && packet === 4) {
        reject(new Error(`refused: ${data}`));
      }
    });
  });
  return within(joined, 'a socket', PATIENCE);
}

/** So many sockets more, the tokens in turn. */
export async function open({ side, tokens, sockets }) {
  for (let begun = 0; begun < sockets; begun += AT_ONCE) {
    const count = Math.min(AT_ONCE, sockets - begun);
    const some = Array.from({ length: count }, (_, i) => join(side, tokens[(begun + i) % tokens.length]));
    crowd.push(...(await Promise.all(some)));
  }
  return { sockets: crowd.length };
}

/** Publishes what a save would, and waits for the last browser to have it; the pause lets nobody queue behind it. */
export async function fanOut({ redis, guildId, times, warmUp, pauseMillis, firstVersion }) {
  const publisher = new Redis(redis);
  const millis = [];
  try {
    for (let turn = 0; turn < warmUp + times; turn++) {
      const settings = { prefix: `${turn.toString(36)}~` };
      const envelope = JSON.stringify({ guildId, settings, timestamp: Date.now(), version: firstVersion + turn });
      let missing = crowd.length;
      const all = new Promise((resolve) => {
        arrived = (data) => data.includes('config:updated') && --missing === 0 && resolve(performance.now());
      });
      const begin = performance.now();
      publisher.publish('config:update', envelope);
      const end = await within(all, 'the last socket', PATIENCE);
      if (turn >= warmUp) {
        millis.push(end - begin);
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMillis));
    }
  } finally {
    publisher.disconnect();
  }
  return { perSecond: 0, ...summary(millis) };
}

export async function shut() {
  await Promise.all(crowd.map((socket) => new Promise((resolve) => {
    socket.removeAllListeners('close');
    socket.on('close', resolve);
    socket.close();
  })));
  crowd.length = 0;
  return { sockets: 0 };
}
