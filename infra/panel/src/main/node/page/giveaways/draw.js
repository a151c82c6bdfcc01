/** The draw `guildhall-draw-1`, made from infra/docs/draw.md alone, with nothing but the browser's own cryptography. */
const ALGORITHM = 'guildhall-draw-1';

const utf8 = (text) => new TextEncoder().encode(text);
const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const bytes = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const sha256 = async (data) => hex(await crypto.subtle.digest('SHA-256', data));
const equal = (one, other) => one.length === other.length && one.every((each, i) => each === other[i]);

async function hashOf(entries) {
  const sorted = [...entries].sort((a, b) => (BigInt(a.userId) < BigInt(b.userId) ? -1 : 1));
  return sha256(utf8(sorted.map(({ userId, tickets }) => `${userId} ${tickets}\n`).join('')));
}

/** The smallest number among a member's tickets; hexadecimal of one length sorts as the numbers do. */
async function rankOf(key, prefix, { userId, tickets }) {
  const numbers = Array.from({ length: tickets }, (none, k) => crypto.subtle.sign('HMAC', key, utf8(`${prefix}${userId}:${k + 1}`)));
  return (await Promise.all(numbers)).map(hex).sort()[0];
}

async function orderOf({ seed, giveawayId, publicValue, entries }, onProgress) {
  const key = await crypto.subtle.importKey('raw', bytes(seed), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const ranked = [];
  for (const entry of entries) {
    ranked.push({ userId: entry.userId, rank: await rankOf(key, `${giveawayId}:${publicValue ?? ''}:`, entry) });
    onProgress?.(ranked.length / entries.length);
  }
  return ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ userId }) => userId);
}

/** Whether each reroll took the next in the order. */
function rerollsHold({ winners, rerolls }, order) {
  let winning = winners;
  let drawn = winners.length;
  return rerolls.every(({ replaced, winners: next }) => {
    const due = order.slice(drawn, drawn + replaced.length);
    const holds = replaced.every((user) => winning.includes(user)) && equal(next, due);
    winning = [...winning.filter((user) => !replaced.includes(user)), ...due];
    drawn += due.length;
    return holds;
  });
}

/** Re-runs the draw; answers each thing that was checked with whether it holds. */
export async function verify(proof, onProgress) {
  const checks = [{ name: 'algorithm', holds: proof.algorithm === ALGORITHM }];
  if (!checks[0].holds || !proof.seed) return checks;
  checks.push({ name: 'commitment', holds: (await sha256(bytes(proof.seed))) === proof.commitment });
  checks.push({ name: 'entries', holds: (await hashOf(proof.entries)) === proof.entriesHash });
  const order = await orderOf(proof, onProgress);
  checks.push({ name: 'winners', holds: equal(proof.winners, order.slice(0, proof.winnerCount)) });
  if (proof.rerolls.length) checks.push({ name: 'rerolls', holds: rerollsHold(proof, order) });
  return checks;
}

/** Browsers keep their cryptography from pages that came by an insecure way. */
export const canVerify = () => Boolean(globalThis.crypto?.subtle);
