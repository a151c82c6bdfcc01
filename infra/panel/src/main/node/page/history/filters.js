import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { refine } from '../app/router.js';
import { moduleName } from '../guilds/names.js';

const ABOUT = ['settings', 'guild', 'permission', 'subscription'];
const NAMES = ['module', 'q', 'from', 'to', 'actor', 'everything'];

/** A day, as people choose it here, as the moment that the program knows. */
const asTime = (day, end) => day && new Date(`${day}T${end ? '23:59:59.999' : '00:00:00'}`).toISOString();

/** Filters stand in the address, so that what was found can be linked to. */
export const chosenFilters = (query) => Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? '']));

export const asQuestion = ({ from, to, ...rest }) => ({ ...rest, from: asTime(from, false), to: asTime(to, true) });

export function Filters({ guild, chosen }) {
  const choose = (name) => ({ target }) => refine({ ...chosen, [name]: target.type === 'checkbox' ? (target.checked ? 'true' : '') : target.value.trim() });
  const any = Object.values(chosen).some(Boolean);
  return html`
    <form class="filters" role="search" aria-label=${t('nav.history')} onSubmit=${(event) => event.preventDefault()}>
      <label>${t('history.filter.module')}
        <select value=${chosen.module} onChange=${choose('module')}>
          <option value="" selected=${!chosen.module}>${t('history.filter.any')}</option>
          ${[...ABOUT, ...guild.modules.map(({ name }) => name)].map((name) => html`
            <option key=${name} value=${name} selected=${name === chosen.module}>${moduleName(name)}</option>`)}
        </select></label>
      <label>${t('history.filter.words')} <input type="search" value=${chosen.q} onChange=${choose('q')} /></label>
      <label>${t('history.filter.from')} <input type="date" value=${chosen.from} onChange=${choose('from')} /></label>
      <label>${t('history.filter.to')} <input type="date" value=${chosen.to} onChange=${choose('to')} /></label>
      <label>${t('history.filter.actor')} <input type="text" inputmode="numeric" pattern="[0-9]{17,20}" value=${chosen.actor} onChange=${choose('actor')} /></label>
      <label class="check"><input type="checkbox" checked=${chosen.everything === 'true'} onChange=${choose('everything')} />
        ${t('history.filter.everything')}</label>
      ${any && html`<button type="button" class="quiet" onClick=${() => refine({})}>${t('history.filter.clear')}</button>`}
    </form>`;
}
