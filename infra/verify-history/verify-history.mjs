#!/usr/bin/env node
// Checks an export of a guild's history: whether its events are those of the log whose head was anchored. Written from
// infra/docs/history.md alone; it shares no code with Guildhall and needs nothing but Node.js 18 or newer.
//
//   node verify-history.mjs history.ndjson [--anchor POSITION:LINK]... [--anchors FILE]
//   node verify-history.mjs < history.ndjson
//
// The file is what GET /api/guilds/{guildId}/history/export answers. Anchors are heads of the log that you have from
// elsewhere: the channel in Discord, or the file of anchors (lines with position and link). Reads line by line, so the file
// may be of any length. Says on standard output what was proven and what was not; ends with 0 when all of it holds, with 1
// when it does not, naming the first position, and with 2 when it was called wrongly.
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';

const FORMAT = 'guildhall-history-1';
const LINK = /^[0-9a-f]{64}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^(\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d)\.(\d{6})Z$/;
const BYTES_A_ROW = 40;
const ENCODING = Buffer.from([1]);

class Fault extends Error {}

function check(holds, where, why) {
  if (!holds) throw new Fault(`${where}: ${why}`);
}

const at = (position) => `position ${position}`;
const isPosition = (value) => Number.isSafeInteger(value) && value >= 0;
const isText = (value) => typeof value === 'string';
const isRecord = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function int64(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}

function int32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** A text with its length in front, which is -1 for none. */
function field(text) {
  if (text === null) return int32(-1);
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([int32(bytes.length), bytes]);
}

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const linkOf = (previous, position, micros, content) => sha256(previous, int64(position), int64(micros), content);

function contentOf(event) {
  return sha256(
    ENCODING,
    Buffer.from(event.eventId.replaceAll('-', ''), 'hex'),
    field(event.aggregateType),
    field(event.aggregateId),
    int64(event.sequence),
    field(event.type),
    int32(event.revision),
    field(event.guildId),
    field(event.actorId),
    field(event.payload),
    field(event.metadata),
  );
}

function microsOf(time, where) {
  const parts = TIME.exec(isText(time) ? time : '');
  const millis = parts === null ? NaN : Date.parse(`${parts[1]}Z`);
  check(!Number.isNaN(millis), where, `"${time}" is no time`);
  return BigInt(millis) * 1000n + BigInt(parts[2]);
}

/** Goes through the lines, and makes each link anew from the one before. */
class Walk {
  constructor(header, anchors) {
    this.guildId = header.guildId;
    this.position = header.from - 1;
    this.link = Buffer.from(header.previous, 'hex');
    this.anchors = anchors;
    this.head = header.head;
    this.held = [];
    this.sequences = new Map();
    this.events = 0;
    this.others = 0;
    this.sealed = 0;
    this.eventsAfterAnchor = 0;
  }

  follow(position, micros, content) {
    this.link = linkOf(this.link, position, micros, content);
    this.position = position;
  }

  holdAgainstAnchors() {
    const { position } = this;
    for (const { link, whose } of this.anchors.get(position) ?? []) {
      check(this.link.equals(Buffer.from(link, 'hex')), at(position), `the head anchored there (${whose}) was another one`);
      this.held.push({ position, whose });
      if (whose === 'yours') this.eventsAfterAnchor = 0;
    }
  }

  expect(position, what) {
    const next = this.position + 1;
    check(isPosition(position), at(next), `${what} has no position`);
    check(position === next, at(Math.min(next, position)), position > next ? 'it is missing' : 'it stands there again');
  }

  event(event) {
    this.expect(event.position, 'an event');
    const where = at(event.position);
    this.checkForm(event, where);
    this.eventsAfterAnchor += 1;
    this.follow(event.position, microsOf(event.recordedAt, where), contentOf(event));
    check(event.link === this.link.toString('hex'), where, 'the event is not the one that was recorded');
    this.holdAgainstAnchors();
    check(event.guildId === this.guildId, where, 'the event is of another guild');
    this.checkSequence(event, where);
    this.checkOpened(event, where);
    this.events += 1;
  }

  checkForm(event, where) {
    for (const name of ['aggregateType', 'aggregateId', 'type', 'payload', 'metadata']) {
      check(isText(event[name]), where, `${name} is no text`);
    }
    check(event.guildId === null || isText(event.guildId), where, 'guildId is no text');
    check(event.actorId === null || isText(event.actorId), where, 'actorId is no text');
    check(isText(event.eventId) && UUID.test(event.eventId), where, 'eventId is none');
    check(isPosition(event.sequence), where, 'sequence is no number');
    check(Number.isInteger(event.revision) && Math.abs(event.revision) < 2 ** 31, where, 'revision is no number');
  }

  /** Numbers go up by one, so an event that was passed off as somebody else's leaves a gap. */
  checkSequence({ aggregateId, sequence }, where) {
    const next = this.sequences.get(aggregateId) ?? 0;
    check(sequence === next, where, `event ${next} of ${aggregateId} was left out, here is ${sequence}`);
    this.sequences.set(aggregateId, next + 1);
  }

  /** What the texts open to cannot be checked without keys, but that they are those that stand there sealed. */
  checkOpened(event, where) {
    if (!isRecord(event.opened)) throw new Fault(`${where}: opened is missing`);
    for (const [pointer, text] of Object.entries(event.opened)) {
      const [, part, ...steps] = pointer.split('/');
      const stored = part === 'payload' || part === 'metadata' ? storedIn(event[part], where) : undefined;
      const value = steps.reduce((node, step) => (node !== null && typeof node === 'object' ? node[step] : undefined), stored);
      check(isText(text) && isRecord(value) && isText(value.sealed), where, `nothing is sealed at ${pointer}`);
      this.sealed += 1;
    }
  }

  run({ from, to, rows, link }) {
    this.expect(from, 'a run of others');
    const where = from === to ? at(from) : `${at(from)} to ${to}`;
    const bytes = Buffer.from(isText(rows) ? rows : '', 'base64');
    check(isPosition(to) && to >= from && bytes.length === (to - from + 1) * BYTES_A_ROW, where, 'not as many rows as it says');
    for (let i = 0; i < bytes.length; i += BYTES_A_ROW) {
      this.follow(this.position + 1, bytes.readBigInt64BE(i), bytes.subarray(i + 8, i + BYTES_A_ROW));
      this.holdAgainstAnchors();
    }
    check(link === this.link.toString('hex'), where, 'the rows of others are not those that were recorded');
    this.others += to - from + 1;
  }

  end({ events, others, position, link }) {
    const next = at(this.position + 1);
    check(this.position === this.head.position, next, 'it is missing');
    check(this.link.toString('hex') === this.head.link, at(this.position), 'the head was another one');
    check(position === this.head.position && link === this.head.link, next, 'the last line is about another head');
    check(events === this.events && others === this.others, next, 'the last line counts differently');
  }
}

function checkHeader(header) {
  check(isRecord(header), 'line 1', 'this is no export of a history');
  check(header.format === FORMAT, 'line 1', `the format "${header.format}" is unknown here, only "${FORMAT}" is not`);
  check(isText(header.guildId), 'line 1', 'guildId is missing');
  check(isPosition(header.from) && header.from > 0 && LINK.test(header.previous), 'line 1', 'it does not say where it begins');
  check(isRecord(header.head) && isPosition(header.head.position) && LINK.test(header.head.link), 'line 1', 'the head is missing');
  const { anchor } = header;
  const isAnchor = anchor === null || (isRecord(anchor) && isPosition(anchor.position) && LINK.test(anchor.link));
  check(isAnchor, 'line 1', 'the anchor is none');
}

function storedIn(text, where) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault(`${where}: what is stored is no JSON`);
  }
}

function parsed(line, number, position) {
  try {
    return JSON.parse(line);
  } catch {
    throw new Fault(`${position === null ? `line ${number}` : at(position)}: line ${number} cannot be read`);
  }
}

function begin(header, brought) {
  checkHeader(header);
  const anchors = new Map();
  const add = (anchor, whose) => {
    if (!anchors.has(anchor.position)) anchors.set(anchor.position, []);
    anchors.get(anchor.position).push({ link: anchor.link, whose });
  };
  for (const anchor of brought) add(anchor, 'yours');
  if (header.anchor !== null) {
    const { position } = header.anchor;
    check(position >= header.from && position <= header.head.position, 'line 1', 'the anchor is not of these rows');
    add(header.anchor, 'named in the file');
  }
  return new Walk(header, anchors);
}

/** At line feeds alone: other ends of lines may stand in texts. */
async function* linesOf(input) {
  let begun = [];
  for await (const chunk of input) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, end)]).toString('utf8');
      begun = [];
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
  if (begun.length > 0) yield Buffer.concat(begun).toString('utf8');
}

async function verify(input, brought) {
  let walk = null;
  let header = null;
  let ended = false;
  let number = 0;
  for await (const text of linesOf(input)) {
    number += 1;
    const line = parsed(text, number, walk === null ? null : walk.position + 1);
    check(!ended, `line ${number}`, 'something follows after the last line');
    if (walk === null) {
      header = line;
      walk = begin(header, brought);
    } else if (isRecord(line?.event)) {
      walk.event(line.event);
    } else if (isRecord(line?.others)) {
      walk.run(line.others);
    } else if (isRecord(line?.end)) {
      walk.end(line.end);
      ended = true;
    } else {
      throw new Fault(`${at(walk.position + 1)}: line ${number} is of no known kind`);
    }
  }
  check(walk !== null, 'line 1', 'the file is empty');
  check(ended, at(walk.position + 1), 'the file ends here, it was cut off');
  return report(header, walk, brought.filter(({ position }) => position > header.head.position).length);
}

function report(header, walk, beyond) {
  const yours = walk.held.filter(({ whose }) => whose === 'yours');
  const said = [
    `guild ${header.guildId}: ${walk.events} events, and ${walk.others} rows of others between them`,
    `chain: without a break from position ${header.from} to the head at ${header.head.position}`,
    `head: ${header.head.position}:${header.head.link}`,
  ];
  if (header.anchor !== null) {
    said.push(`anchor named in the file: ${header.anchor.position}:${header.anchor.link}, of ${header.anchor.recordedAt}`);
  }
  if (yours.length > 0) {
    said.push(`your anchors: ${yours.length} agree, the newest at ${yours.at(-1).position}`);
    said.push(`PROVEN: up to there nothing was changed, added or moved since that anchor was written down; ${walk.eventsAfterAnchor} events are newer`);
  } else {
    said.push('NOT PROVEN that this is the log that was kept: no anchor of yours lies between these positions. Compare head or anchor with one from elsewhere (--anchor, --anchors).');
  }
  if (beyond > 0) said.push(`${beyond} of your anchors lie beyond the head: if they are older than the file, the end of the log was cut off`);
  said.push(`PROVEN: of ${walk.sequences.size} sequences of events none has a gap.`);
  said.push('NOT PROVEN: that a sequence does not go on, or that there is no other one: what lies among the rows of others is not told.');
  if (walk.sealed > 0) {
    said.push(`NOT PROVEN: what ${walk.sealed} personal texts open to. The proof holds for their sealed form, which needs keys to open.`);
  }
  return said;
}

class Misuse extends Error {}

function anchor({ position, link }, where) {
  if (!isPosition(position) || position < 1 || !LINK.test(link)) throw new Misuse(`no anchor: ${where}`);
  return { position, link };
}

function anchorsIn(file) {
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
  return lines.flatMap((line) => {
    try {
      return [anchor(JSON.parse(line), line)];
    } catch {
      console.log(`passed over, no anchor: ${line}`);
      return [];
    }
  });
}

function called(args) {
  const brought = [];
  let file = null;
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '--anchor' && i + 1 < args.length) {
      const [position, link] = args[(i += 1)].split(':');
      brought.push(anchor({ position: Number(position), link }, args[i]));
    } else if (args[i] === '--anchors' && i + 1 < args.length) {
      brought.push(...anchorsIn(args[(i += 1)]));
    } else if (args[i].startsWith('--') || file !== null) {
      throw new Misuse('usage: verify-history.mjs [history.ndjson] [--anchor POSITION:LINK]... [--anchors FILE]');
    } else {
      file = args[i];
    }
  }
  return { brought, input: file === null ? process.stdin : createReadStream(file) };
}

try {
  const { brought, input } = called(process.argv.slice(2));
  const said = await verify(input, brought);
  console.log([...said, 'The history holds.'].join('\n'));
} catch (fault) {
  const isFault = fault instanceof Fault;
  console.log(fault instanceof Misuse ? fault.message : `This history does not hold. ${isFault ? '' : 'cannot be read: '}${fault.message}`);
  process.exitCode = fault instanceof Misuse ? 2 : 1;
}
