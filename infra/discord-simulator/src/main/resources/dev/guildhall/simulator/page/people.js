import { $, ask, button, drawList, drawOnce, element } from './dom.js';
import { actor, call, choose, chosen, displayName, guild, here, perform } from './world.js';

const SEARCH_PATIENCE_MILLIS = 200;
const roleNames = (member) => member.roles.map((id) => guild().roles.find((role) => role.id === id)?.name ?? id).join(', ');

async function changeRoles(member) {
  const boxes = guild().roles.filter((role) => role.id !== guild().id && !role.managed)
    .map((role) => element('label', { className: 'tick' }, element('input', { type: 'checkbox', value: role.id, checked: member.roles.includes(role.id) }), ' ', role.name));
  const form = await ask('Roles of ' + displayName(member), boxes, 'Save');
  if (!form) return;
  const managed = member.roles.filter((id) => guild().roles.find((role) => role.id === id)?.managed);
  const roles = [...form.querySelectorAll('#dialog-fields input:checked')].map((box) => box.value);
  await perform(() => call('PATCH', here('members/' + member.user.id), { roles: [...managed, ...roles] }));
}

const part = (member, how) => perform(() => call('DELETE', here(`members/${member.user.id}${how}`)));

function row(member) {
  const tags = [member.user.id === guild().ownerId ? 'owner' : member.administrator ? 'admin' : null, member.user.bot ? 'app' : null].filter(Boolean);
  const owner = member.user.id === guild().ownerId;
  return element('li', {},
    element('div', {}, element('strong', {}, displayName(member)), ' ', element('span', { className: 'note' }, member.user.username),
      ...tags.map((tag) => element('span', { className: 'badge' }, tag))),
    element('div', { className: 'note' }, roleNames(member)),
    member.user.bot ? null : element('div', { className: 'row' },
      button('Play', () => choose({ member: member.user.id }), { className: 'quiet', ariaLabel: 'Play ' + displayName(member) }),
      button('Roles', () => changeRoles(member), { className: 'quiet', ariaLabel: 'Roles of ' + displayName(member) }),
      ...(owner ? [] : [['Leave', ''], ['Kick', '?as=kick'], ['Ban', '?as=ban']].map(([label, how]) =>
        button(label, () => part(member, how), { className: 'quiet', ariaLabel: `${label} ${displayName(member)}` })))));
}

const outsider = (label, action) => (user) => element('li', { className: 'row' },
  element('span', {}, user.global_name ?? user.username), button(label, () => perform(() => action(user)), { className: 'quiet', ariaLabel: `${label} ${user.username}` }));

export function drawPeople() {
  const view = guild();
  drawOnce($('member-count'), view.memberCount, () => { $('member-count').textContent = `${view.memberCount} members`; });
  drawList($('members'), view.members.map((member) => ({ ...member, owner: view.ownerId, names: roleNames(member) })), (member) => member.user.id, row);
  drawList($('outside'), view.outside, (user) => user.id, outsider('Join', (user) => call('PUT', here('members/' + user.id), { roles: [] })));
  drawList($('banned'), view.banned, (user) => user.id, outsider('Unban', (user) => call('DELETE', here('bans/' + user.id))));
  $('outside-part').hidden = !view.outside.length;
  $('banned-part').hidden = !view.banned.length;
  $('bot-presence').textContent = view.bot ? 'Remove the bot from this guild' : 'Invite the bot to this guild';
}

const voiceOf = (member) => here(`members/${member.user.id}/voice`);

/** Those in a voice channel, and the door for whoever is played. */
export function voice(channel) {
  const inside = actor().voice.filter((each) => each.channelId === channel.id);
  const mine = inside.some((each) => each.userId === actor().user.id);
  const toggle = mine
    ? button('Disconnect', () => perform(() => call('DELETE', voiceOf(actor()))), { className: 'quiet', ariaLabel: 'Disconnect from ' + channel.name })
    : button('Connect', () => perform(() => call('PUT', voiceOf(actor()), { channelId: channel.id })), { className: 'quiet', disabled: !channel.canConnect, ariaLabel: 'Connect to ' + channel.name });
  return element('div', { className: 'voice' }, toggle, ...inside.map((each) => element('div', { className: 'note' }, '🔊 ' + each.name)));
}

export function start() {
  let waiting = null;
  $('search').addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => choose({ query: $('search').value.trim() }), SEARCH_PATIENCE_MILLIS);
  });
  $('new-member').addEventListener('click', async () => {
    const made = await perform(() => call('POST', here('members/generate'), { count: 1 }));
    if (made) choose({ member: made.userIds[0] });
  });
  $('new-guild').addEventListener('click', async () => {
    const name = element('input', { name: 'name', required: true, maxLength: 100, value: 'New Guild' });
    if (!await ask('New guild, with the bot in it', [element('label', {}, 'Name', name)], 'Make')) return;
    const made = await perform(() => call('POST', '/sim/guilds', { name: name.value, ownerId: chosen.member ?? undefined }));
    if (made) choose({ guild: made.id, channel: null });
  });
  $('bot-presence').addEventListener('click', () => perform(() => (guild().bot
    ? call('DELETE', `/sim/guilds/${guild().id}`) : call('POST', '/sim/guilds', { guildId: guild().id }))));
}
