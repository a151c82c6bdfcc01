// One administrator: a browser that is connected, and a panel that saves over a connection kept alive.
import http from 'node:http';
import { io } from 'socket.io-client';

const PATIENCE = 10_000;
const HTTP_OK = 200;

export const percentile = (sorted, share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];

/** Perhaps with several values; sorted. */
export function summary(millis) {
  const sorted = millis.toSorted((a, b) => a - b);
  return { count: sorted.length, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), max: sorted.at(-1) };
}

export function within(promise, what, millis = PATIENCE) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing within ${millis} ms`)), millis);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export function send(agent, method, url, token, body) {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = { authorization: `Bearer ${token}` };
    if (text !== undefined) {
      headers['content-type'] = 'application/json';
      headers['content-length'] = Buffer.byteLength(text);
    }
    const request = http.request(url, { agent, method, headers }, (response) => {
      let answer = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (answer += chunk));
      response.on('end', () => resolve({ status: response.statusCode, answer }));
    });
    request.on('error', reject);
    request.end(text);
  });
}

export class Admin {
  constructor(side, { guildId, token }) {
    this.side = side;
    this.guildId = guildId;
    this.token = token;
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    this.saved = Math.floor(Math.random() * 1e6);
    this.heard = () => {};
  }

  /** Resolves when the browser is connected, and with that in the guild's room. */
  connect() {
    this.socket = io(this.side.socket, {
      path: '/socket.io',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { token: this.token },
    });
    this.socket.on('config:updated', (data) => {
      if (data.guildId === this.guildId) {
        this.heard(data);
      }
    });
    return within(
      new Promise((resolve, reject) => {
        this.socket.once('connect', resolve);
        this.socket.once('connect_error', reject);
      }),
      'a connection',
    );
  }

  patch(body) {
    return send(this.agent, 'PATCH', `${this.side.http}/api/guilds/${this.guildId}/settings`, this.token, body);
  }

  nextPrefix() {
    this.saved += 1;
    return `${this.saved.toString(36)}~`;
  }

  async save(prefix = this.nextPrefix()) {
    const { status, answer } = await this.patch({ prefix });
    if (status !== HTTP_OK) {
      throw new Error(`a save was answered with ${status}: ${answer}`);
    }
    return JSON.parse(answer).version;
  }

  /** Milliseconds from the save to the frame that shows it; the save has been answered by then, too. */
  async saveAndHear() {
    const prefix = this.nextPrefix();
    const begin = performance.now();
    const frame = new Promise((resolve) => {
      this.heard = (data) => data.settings.prefix === prefix && resolve(performance.now());
    });
    const [end] = await Promise.all([within(frame, `the frame of ${prefix}`), this.save(prefix)]);
    return end - begin;
  }

  leave() {
    this.socket?.disconnect();
    this.agent.destroy();
  }
}

/** So many administrators, connected; they leave when the work is done. */
export async function gathered(side, admins, work) {
  const people = admins.map((admin) => new Admin(side, admin));
  try {
    await Promise.all(people.map((person) => person.connect()));
    return await work(people);
  } finally {
    people.forEach((person) => person.leave());
  }
}
