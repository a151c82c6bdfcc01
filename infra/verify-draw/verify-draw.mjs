#!/usr/bin/env node
// Checks the proof of a giveaway's draw: whether its winners follow from what was committed to and who took part.
// Written from infra/docs/draw.md alone; it shares no code with Guildhall and needs nothing but Node.js 18 or newer.
//
//   node verify-draw.mjs proof.json        or        node verify-draw.mjs < proof.json
//
// The proof is what GET /api/guilds/{guildId}/giveaways/{id}/proof answers, or the file that the bot hands out. Says on
// standard output what was checked; ends with 0 when all of it holds, else with 1.
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

const ALGORITHM = 'guildhall-draw-1';
const HEX_256 = /^[0-9a-f]{64}$/;
const ID = /^[1-9][0-9]{0,19}$/;

class Fault extends Error {}

function check(holds, what, why) {
  if (!holds) throw new Fault(`${what}: ${why}`);
}

const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const equal = (one, other) => one.length === other.length && one.every((value, i) => value === other[i]);
const list = (value) => (Array.isArray(value) ? value : []);

function checkForm(proof) {
  check(proof !== null && typeof proof === 'object', 'form', 'this is no proof');
  check(proof.algorithm === ALGORITHM, 'algorithm', `"${proof.algorithm}" is unknown here, only "${ALGORITHM}" is not`);
  check(typeof proof.seed === 'string', 'seed', 'it has not been revealed: the giveaway has not been drawn');
  check(HEX_256.test(proof.seed), 'seed', 'must be 32 bytes in lower-case hexadecimal');
  check(typeof proof.giveawayId === 'string' && proof.giveawayId !== '', 'giveawayId', 'is missing');
  check(Number.isSafeInteger(proof.winnerCount) && proof.winnerCount > 0, 'winnerCount', 'must be a positive number');
  check(Array.isArray(proof.entries), 'entries', 'are missing');
  check(Array.isArray(proof.winners), 'winners', 'are missing');
  const publicValue = proof.publicValue ?? null;
  check(publicValue === null || typeof publicValue === 'string', 'publicValue', 'must be a text or null');
}

function checkEntries(entries) {
  const seen = new Set();
  for (const { userId, tickets } of entries) {
    check(typeof userId === 'string' && ID.test(userId), 'entries', `"${userId}" is no user id`);
    check(!seen.has(userId), 'entries', `${userId} is there twice`);
    check(Number.isSafeInteger(tickets) && tickets > 0, 'entries', `${userId} has ${tickets} tickets`);
    seen.add(userId);
  }
}

function entriesHash(entries) {
  const sorted = [...entries].sort((a, b) => (BigInt(a.userId) < BigInt(b.userId) ? -1 : 1));
  return sha256(sorted.map(({ userId, tickets }) => `${userId} ${tickets}\n`).join(''));
}

function rank(key, prefix, { userId, tickets }) {
  let lowest = null;
  for (let k = 1; k <= tickets; k++) {
    const ticket = createHmac('sha256', key).update(`${prefix}${userId}:${k}`, 'utf8').digest();
    if (lowest === null || Buffer.compare(ticket, lowest) < 0) lowest = ticket;
  }
  return lowest;
}

function drawOrder(proof) {
  const key = Buffer.from(proof.seed, 'hex');
  const prefix = `${proof.giveawayId}:${proof.publicValue ?? ''}:`;
  return proof.entries
    .map((entry) => ({ userId: entry.userId, rank: rank(key, prefix, entry) }))
    .sort((a, b) => Buffer.compare(a.rank, b.rank))
    .map(({ userId }) => userId);
}

function checkRerolls(proof, order) {
  let winning = proof.winners;
  let drawn = winning.length;
  list(proof.rerolls).forEach(({ round, replaced, winners }, i) => {
    const what = `reroll ${round}`;
    check(round === i + 1, 'rerolls', `round ${i + 1} is missing`);
    const distinct = new Set(list(replaced));
    check(distinct.size === list(replaced).length, what, 'somebody was replaced twice');
    check(list(replaced).every((user) => winning.includes(user)), what, 'somebody was replaced who did not win');
    const next = order.slice(drawn, drawn + distinct.size);
    check(equal(list(winners), next), what, `should have drawn ${next.join(', ') || 'nobody'}`);
    winning = [...winning.filter((user) => !distinct.has(user)), ...next];
    drawn += next.length;
  });
  return winning;
}

function verify(proof) {
  checkForm(proof);
  const said = [];
  check(sha256(Buffer.from(proof.seed, 'hex')) === proof.commitment, 'commitment', 'it was made to another seed');
  said.push('commitment: the seed is the one that was committed to');
  checkEntries(proof.entries);
  check(entriesHash(proof.entries) === proof.entriesHash, 'entries', 'they are not those that were drawn from');
  said.push(`entries: ${proof.entries.length}, as they were when it was drawn`);
  const order = drawOrder(proof);
  const winners = order.slice(0, proof.winnerCount);
  check(equal(proof.winners, winners), 'winners', `should be ${winners.join(', ') || 'nobody'}`);
  said.push(`winners: ${winners.join(', ') || 'nobody'}`);
  const now = checkRerolls(proof, order);
  if (list(proof.rerolls).length > 0) said.push(`after ${proof.rerolls.length} rerolls: ${now.join(', ') || 'nobody'}`);
  return said;
}

try {
  const read = JSON.parse(readFileSync(process.argv[2] ?? 0, 'utf8'));
  const said = verify(read?.success === true ? read.data : read);
  console.log([...said, 'The draw is as it should be.'].join('\n'));
} catch (fault) {
  const what = fault instanceof Fault || fault instanceof SyntaxError ? fault.message : `cannot be read: ${fault.message}`;
  console.log(`This draw does not hold. ${what}`);
  process.exitCode = 1;
}
