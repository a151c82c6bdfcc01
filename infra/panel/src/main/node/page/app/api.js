import { early } from './early.js';
import { language } from './language.js';
import { remember } from './mine.js';
import { refreshed, ended } from '../login/session.js';
import { reachable } from '../connection/state.js';

const JSON_TYPE = 'application/json';
const TRIES = 3;
const LONGEST_WAIT_SECONDS = 5;

/** A refusal: what the program says about it in `problem`. Status 0: it could not be asked. */
export class Failure extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? 'unreachable');
    this.status = status;
    this.problem = problem;
  }

  /** What is wrong with each field, by pointer. */
  get errors() {
    return this.problem.errors ?? [];
  }
}

const pause = (seconds) => new Promise((resume) => { setTimeout(resume, seconds * 1000); });

export function cookie(name) {
  return document.cookie.split('; ').find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

/** Headers carry bytes: UTF-8, as most clients write it. */
const headerText = (text) => String.fromCharCode(...new TextEncoder().encode(text));

function headers({ body, write, ifMatch, reason }, key) {
  const all = { Accept: JSON_TYPE, 'Accept-Language': language.get() };
  if (body !== undefined) all['Content-Type'] = JSON_TYPE;
  if (write) {
    all['X-CSRF-Token'] = cookie('guildhall_csrf');
    all['Idempotency-Key'] = key;
    all['X-Correlation-Id'] = key;
  }
  if (ifMatch !== undefined) all['If-Match'] = `"${ifMatch}"`;
  if (reason) all['X-Reason'] = headerText(reason);
  return all;
}

async function once(path, options, key) {
  let response;
  try {
    response = await (options.write ? undefined : early(path)) ?? await fetch(path, {
      method: options.method ?? 'GET',
      headers: headers(options, key),
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
      credentials: 'same-origin',
    });
  } catch (cause) {
    if (cause.name === 'AbortError') throw cause;
    reachable(false);
    throw new Failure(0, { title: 'unreachable' });
  }
  reachable(true);
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  const failure = new Failure(response.status, answer);
  failure.retryAfter = Number(response.headers.get('Retry-After')) || 1;
  throw failure;
}

/**
 * Asks the program. A write that was perhaps heard is repeated under the same key, so that nothing happens twice;
 * answers what the program answered, `{data, version, …}`, or throws a Failure.
 */
export async function api(path, options = {}) {
  const write = (options.method ?? 'GET') !== 'GET';
  const key = write ? crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}` : undefined;
  remember(key);
  let signedInAnew = false;
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(path, { ...options, write }, key);
    } catch (failure) {
      if (failure.status === 401 && !signedInAnew) {
        signedInAnew = true;
        if (await refreshed()) continue;
        ended();
        throw failure;
      }
      const passing = failure.status === 0 || failure.status === 503;
      if (!write || !passing || attempt === TRIES) throw failure;
      await pause(Math.min(failure.retryAfter ?? attempt, LONGEST_WAIT_SECONDS));
    }
  }
}
