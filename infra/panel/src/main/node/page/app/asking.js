/**
 * A script of its own, before all others, and a short one, where somebody seems to be signed in: what their page needs is asked for
 * while the browser still reads the page's own script. Whatever comes of it, `early.js` hands it on.
 */
{
  /** Read to its end, so that whoever takes it waits for nothing. */
  const answered = async (path) => {
    const response = await fetch(path, { headers: { Accept: 'application/json' } });
    const body = await response.json().catch(() => ({}));
    return { ok: response.ok, status: response.status, headers: response.headers, json: async () => body };
  };
  const [, kind, id] = location.hash.split('?')[0].split('/');
  const paths = kind === 'g' && id ? [`/api/guilds/${id}`, '/api/schema', '/api/auth/me', '/api/guilds'] : ['/api/auth/me'];
  globalThis.guildhallAsked = new Map(paths.map((path) => [path, answered(path)]));
  // Perhaps nobody waits for one of them before it fails; who does so is told all the same.
  globalThis.guildhallAsked.forEach((answer) => answer.catch(() => undefined));
  // Browsers get what they remember from another of their processes, the first time: now there is time for it.
  try {
    localStorage.getItem('guildhall.language');
  } catch { /* it will be asked for again, by whoever can do without */ }
}
