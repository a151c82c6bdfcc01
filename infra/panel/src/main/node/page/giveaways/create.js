import { useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { Dialog } from '../app/dialog.js';
import { useAct } from '../guilds/act.js';

const DURATIONS = [['giveaway.minutes', 60], ['giveaway.hours', 3600], ['giveaway.days', 86400]];
const BOUNDS = { prize: 250, description: 1000, winners: 50 };

export function CreateGiveaway({ guild, channels, onClose }) {
  const [wish, set] = useState({ prize: '', description: '', winnerCount: 1, amount: 1, unit: 86400, channelId: channels?.text[0]?.id ?? '' });
  const { act, busy } = useAct(['guild', guild.guildId, 'giveaways']);
  const write = (name) => ({ target }) => set({ ...wish, [name]: target.type === 'number' ? Number(target.value) : target.value });
  async function create(event) {
    event.preventDefault();
    const { amount, unit, ...rest } = wish;
    const body = { ...rest, durationSeconds: Math.round(amount * Number(unit)) };
    if (await act(`/api/guilds/${guild.guildId}/giveaways`, { body }, t('giveaway.created'))) onClose();
  }
  return html`
    <${Dialog} title=${t('giveaway.create')} onClose=${onClose}>
      <form class="config" onSubmit=${create}>
        <label class="field"><span>${t('giveaway.prize')}</span>
          <input type="text" required maxlength=${BOUNDS.prize} value=${wish.prize} onInput=${write('prize')} /></label>
        <label class="field"><span>${t('giveaway.description')}</span>
          <textarea maxlength=${BOUNDS.description} value=${wish.description} onInput=${write('description')}></textarea></label>
        <label class="field"><span>${t('giveaway.channel')}</span>
          <select required value=${wish.channelId} onChange=${write('channelId')}>
            ${channels?.text.map(({ id, name }) => html`<option key=${id} value=${id} selected=${id === wish.channelId}># ${name}</option>`)}</select></label>
        <label class="field"><span>${t('giveaway.winners')}</span>
          <input type="number" required min="1" max=${BOUNDS.winners} value=${wish.winnerCount} onInput=${write('winnerCount')} /></label>
        <div class="field" role="group" aria-label=${t('giveaway.duration')}><span class="label">${t('giveaway.duration')}</span>
          <span class="row"><input type="number" required min="1" step="any" aria-label=${t('giveaway.amount')} value=${wish.amount} onInput=${write('amount')} />
            <select aria-label=${t('giveaway.unit')} value=${wish.unit} onChange=${write('unit')}>
              ${DURATIONS.map(([name, seconds]) => html`<option value=${seconds} selected=${seconds === Number(wish.unit)}>${t(name)}</option>`)}</select></span></div>
        <div class="actions"><button type="button" class="quiet" onClick=${onClose}>${t('cancel')}</button>
          <button type="submit" class="main" disabled=${busy}>${t('giveaway.create.do')}</button></div>
      </form>
    <//>`;
}
