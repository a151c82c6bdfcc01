import { act, displayName, guild, world } from './world.js';

const OPTION = { SUB: 1, GROUP: 2, BOOLEAN: 5, USER: 6, CHANNEL: 7, ROLE: 8, MENTIONABLE: 9 };
const MAX_SHOWN = 25;

const branches = (options) => (options ?? []).filter((each) => each.type === OPTION.SUB || each.type === OPTION.GROUP);
const locale = () => document.getElementById('locale').value;
const words = (thing, field) => thing[`${field}_localizations`]?.[locale()] ?? thing[field];

/** Every way to begin a command, with what it does and what it asks for. */
function lines(command, path = '/' + command.name, said = command) {
  const inner = branches(said.options);
  if (inner.length) return inner.flatMap((branch) => lines(command, `${path} ${branch.name}`, branch));
  return [{ path, description: words(said, 'description'), options: said.options ?? [] }];
}

const allLines = () => world.commands.flatMap((command) => lines(command));

/** The command that the text goes on with, if it names one whole. */
export function lineOf(text) {
  return allLines().filter((each) => text === each.path || text.startsWith(each.path + ' ')).sort((one, other) => other.path.length - one.path.length)[0];
}

const quoted = (value) => (/["\s:\\]/.test(value) || value === '' ? `"${value.replace(/["\\]/g, '\\$&')}"` : value);
const holds = (typed) => (each) => [each.label, each.value].some((text) => String(text).toLowerCase().includes(typed.toLowerCase()));
const people = () => guild().members.map((member) => ({ value: `<@${member.user.id}>`, label: `@${displayName(member)}`, note: member.user.username }));
const roles = () => guild().roles.filter((role) => role.id !== guild().id).map((role) => ({ value: `<@&${role.id}>`, label: '@' + role.name, note: 'role' }));
const channels = (option) => guild().actor.channels
  .filter((channel) => !option.channel_types?.length || option.channel_types.includes(channel.type))
  .map((channel) => ({ value: `<#${channel.id}>`, label: '#' + channel.name }));

async function completedByBot(line, text, option) {
  const answer = await act('autocomplete', { command: text, option: option.name }).catch(() => ({}));
  return (answer.choices ?? []).map((choice) => ({ value: quoted(String(choice.value)), label: words(choice, 'name') }));
}

async function values(line, text, option, typed) {
  const bare = typed.replace(/^["@#]|"$/g, '');
  if (option.choices?.length) return option.choices.map((choice) => ({ value: quoted(String(choice.value)), label: words(choice, 'name') })).filter(holds(bare));
  if (option.autocomplete) return completedByBot(line, text, option);
  if (option.type === OPTION.BOOLEAN) return ['true', 'false'].map((value) => ({ value, label: value })).filter(holds(bare));
  if (option.type === OPTION.USER) return people().filter(holds(bare));
  if (option.type === OPTION.ROLE) return roles().filter(holds(bare));
  if (option.type === OPTION.MENTIONABLE) return [...people(), ...roles()].filter(holds(bare));
  if (option.type === OPTION.CHANNEL) return channels(option).filter(holds(bare));
  return [];
}

function optionsLeft(line, text, typed) {
  return line.options
    .filter((option) => !text.includes(` ${option.name}:`) && option.name.startsWith(typed))
    .map((option) => ({ value: option.name + ':', label: option.name + (option.required ? ' (required)' : ''), note: words(option, 'description'), goesOn: true }));
}

/** The option whose value is being typed at the end of the text, if it is one, and where that value begins. */
function current(line, text) {
  const found = [...text.matchAll(/(?:^|\s)([\p{L}\p{N}_-]+):/gu)].filter((each) => line.options.some((option) => option.name === each[1])).at(-1);
  if (!found) return null;
  const start = found.index + found[0].length;
  const typed = text.slice(start);
  const done = /^\s*(?:"(?:[^"\\]|\\.)*"|<[@#]&?\d+>|true|false)\s+\S*$/.test(typed);
  return done ? null : { option: line.options.find((option) => option.name === found[1]), start, typed: typed.trim() };
}

/** What may come next: each with the whole text that choosing it makes. */
export async function suggestions(text) {
  if (!text.startsWith('/')) return [];
  const line = lineOf(text);
  if (!line || text === line.path) {
    return allLines().filter((each) => each.path.startsWith(text)).slice(0, MAX_SHOWN)
      .map((each) => ({ text: each.path + ' ', label: each.path, note: each.description }));
  }
  const value = current(line, text);
  const word = /(?:^|\s)([\p{L}\p{N}_-]*)$/u.exec(text);
  const names = word ? optionsLeft(line, text, word[1]).map((each) => ({ ...each, text: text.slice(0, text.length - word[1].length) + each.value })) : [];
  const given = value ? (await values(line, text, value.option, value.typed)).map((each) => ({ ...each, text: text.slice(0, value.start) + each.value + ' ' })) : [];
  const useful = value && !/\s$/.test(text) && !word?.[1] ? given : [...given, ...names];
  return useful.slice(0, MAX_SHOWN);
}

/** What the command still lacks, in words. */
export function missing(text) {
  const line = lineOf(text);
  const lacking = (line?.options ?? []).filter((option) => option.required && !text.includes(` ${option.name}:`)).map((option) => option.name);
  return line ? line.description + (lacking.length ? ` · still needs ${lacking.join(', ')}` : '') : '';
}
