// Somebody loses the role that let them in, while another one saves all the time.
import http from 'node:http';
import { Admin, send, summary, within } from './people.mjs';

const PAUSE = 20;
const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

class Victim extends Admin {
  constructor(side, who) {
    super(side, who);
    this.frames = 0;
    this.late = 0;
    this.acceptedLate = 0;
    this.out = false;
  }

  async enter() {
    await this.connect();
    this.socket.onAny((name, data) => {
      if (data?.guildId !== this.guildId) {
        return;
      }
      if (name === 'permission:revoked') {
        this.out = true;
        this.revoked(performance.now());
      } else if (this.out) {
        this.late += 1;
      } else {
        this.frames += 1;
        this.lastFrame = performance.now();
      }
    });
  }

  /** Until access is back everywhere, the room included. */
  async back() {
    const url = `${this.side.http}/api/guilds/${this.guildId}/settings`;
    while ((await send(this.agent, 'GET', url, this.token)).status !== 200) {
      await pause(PAUSE);
    }
    this.out = false;
    const answer = await this.socket.timeout(5000).emitWithAck('join:guild', this.guildId);
    if (answer?.error !== undefined || answer?.success === false) {
      throw new Error(`not let in again: ${JSON.stringify(answer)}`);
    }
  }
}

/** @param roles of the victim, before and after each loss */
export async function revocation({ side, simulator, victim, writer, userId, roles, times, quietMillis }) {
  const control = new http.Agent({ keepAlive: true });
  const one = new Victim(side, victim);
  const other = new Admin(side, writer);
  const member = (set) =>
    send(control, 'PATCH', `${simulator}/sim/guilds/${victim.guildId}/members/${userId}`, '', { roles: set });
  const [millis, frameMillis] = [[], []];
  let writing = true;
  try {
    await one.enter();
    await other.connect();
    const writes = (async () => {
      while (writing) {
        await other.save();
      }
    })();
    for (let turn = 0; turn < times; turn++) {
      const notice = new Promise((resolve) => (one.revoked = resolve));
      const begin = performance.now();
      const told = member([]);
      const end = await within(notice, 'the notice of a revocation');
      millis.push(end - begin);
      frameMillis.push((one.lastFrame ?? begin) - begin);
      // From the notice on: no frame, no accepted command.
      const over = performance.now() + quietMillis;
      do {
        const { status } = await one.patch({ prefix: one.nextPrefix() });
        one.acceptedLate += status === 200 ? 1 : 0;
      } while (performance.now() < over);
      await told;
      await member(roles);
      await one.back();
    }
    writing = false;
    await writes;
  } finally {
    writing = false;
    one.leave();
    other.leave();
    control.destroy();
  }
  const lastFrame = summary(frameMillis);
  return { ...summary(millis), lastFrame, frames: one.frames, late: one.late, acceptedLate: one.acceptedLate };
}
