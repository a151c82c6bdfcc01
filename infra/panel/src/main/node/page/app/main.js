import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { html } from './html.js';
import { useStore } from './store.js';
import { language, t } from './language.js';
import './theme.js';
import { cache } from './cache.js';
import { leaveFor, route } from './router.js';
import { Shell } from './shell.js';
import { Waiting } from './page.js';
import { Notices } from './notices.js';
import { Questions } from './dialog.js';
import { begin, session, wanted } from '../login/session.js';
import { Login } from '../login/login.js';
import { connect, disconnect } from '../connection/socket.js';
import { listen } from '../connection/heard.js';
import { watchHealth } from '../connection/health.js';
import { askAhead } from '../guilds/ahead.js';
import { watchRevocations } from '../guilds/revocation.js';

const UNTOLD_MILLIS = 200;

function App() {
  const now = useStore(session);
  useStore(language);
  useStore(route);
  const user = now?.user?.id;
  useEffect(() => {
    if (!user) return undefined;
    const hash = wanted();
    if (hash && !location.hash) leaveFor(hash);
    connect();
    watchHealth();
    const unwatch = watchRevocations();
    const deaf = listen();
    return () => {
      unwatch();
      deaf();
      disconnect();
      cache.clear();
    };
  }, [user]);
  return html`
    <a class="skip" href="#main" onClick=${(event) => {
      event.preventDefault();
      document.querySelector('main h1')?.focus();
    }}>${t('skip')}</a>
    ${now === null ? html`<main><${Waiting} /></main>` : now.user ? html`<${Shell} user=${now.user} />` : html`<${Login} why=${now.why} />`}
    <${Notices} />
    <${Questions} />`;
}

/**
 * Outside the document until there is something to be seen: a view that another follows at once would only be laid out and painted
 * in its way. That one waits is said to whoever does.
 */
const view = document.createElement('div');
render(html`<${App} />`, view);
await Promise.race([begin(askAhead()), new Promise((waiting) => { setTimeout(waiting, UNTOLD_MILLIS); })]);
document.body.append(view);
