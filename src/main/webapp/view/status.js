// @ts-check
import { say } from '../words/language.js';
import { endWords, lossWords } from '../words/words.js';
import { byId, setText } from './dom.js';

/** @typedef {import('../client/types.js').ConnectionState} ConnectionState */

/** Before the server has told whether it knows the user. */
const ASKING = /** @type {ConnectionState} */ ({ state: 'connecting', attempt: 0, offline: false });

/** A connection that is made quicker than this is not worth a banner. */
const PATIENCE_MS = 1_200;

/**
 * How the connection is doing: a small lamp always, and a banner when there is something to know.
 * @param {import('../app.js').App} app
 */
export function mountStatus(app) {
  const lamp = byId('connection');
  const banner = byId('banner');
  const countdown = byId('banner-countdown');
  const button = byId('banner-button');
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let ticking;
  let connectingSince = 0;
  button.addEventListener('click', () => app.reconnect());

  const tick = () => {
    const { state, retryAt = 0, attempt } = app.store.connection;
    const seconds = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
    const when = state === 'waiting' && seconds > 0 ? say('status.retry-in', { n: seconds }) : say('status.retry-now');
    setText(countdown, say(attempt > 1 ? 'status.attempt' : 'status.first-attempt', { when, attempt }));
  };

  return () => {
    const { signedIn } = app.store;
    const connection = app.account ? app.store.connection : ASKING;
    const { text, detail, action } = describe(connection, signedIn);
    lamp.dataset.state = nameOf(connection, signedIn);
    byId('chat-view').dataset.connection = lamp.dataset.state;
    lamp.hidden = lamp.dataset.state === 'closed' && !app.inChat;
    setText(byId('connection-text'), text);
    clearInterval(ticking);
    const { state, attempt, offline } = connection;
    if (state !== 'connecting' || attempt > 0) connectingSince = 0;
    else connectingSince ||= Date.now();
    const early = connectingSince > 0 && Date.now() - connectingSince < PATIENCE_MS;
    if (early) setTimeout(() => app.store.touch('status'), PATIENCE_MS);
    banner.hidden = detail === '' || early;
    banner.dataset.state = lamp.dataset.state;
    setText(byId('banner-text'), early ? '' : detail);
    const retrying = state === 'waiting' || (state === 'connecting' && attempt > 0);
    if (retrying && !offline) {
      tick();
      ticking = setInterval(tick, 500);
    } else {
      setText(countdown, '');
    }
    button.hidden = action === '';
    setText(button, action);
  };
}

/**
 * @param {ConnectionState} connection
 * @param {boolean} signedIn
 */
function nameOf({ state, offline, attempt }, signedIn) {
  if (state === 'closed') return 'closed';
  if (offline) return 'offline';
  if (state === 'ready') return 'online';
  return state === 'waiting' || attempt > 0 || signedIn ? 'reconnecting' : 'connecting';
}

/**
 * @param {ConnectionState} connection
 * @param {boolean} signedIn
 * @returns {{text: string, detail: string, action: string}}
 */
function describe(connection, signedIn) {
  const { code, error, state } = connection;
  const name = nameOf(connection, signedIn);
  const text = say(`status.${name}`);
  switch (name) {
    case 'online':
      return { text, detail: '', action: '' };
    case 'offline':
      return { text, detail: say('status.offline-detail'), action: '' };
    case 'connecting':
      return { text, detail: text, action: '' };
    case 'reconnecting': {
      const detail = signedIn ? lossWords(code) : say('status.unreachable');
      return { text, detail, action: state === 'waiting' ? say('status.try-now') : '' };
    }
    default: {
      const ended = signedIn && !error && code !== 1000;
      return { text, detail: ended ? endWords(code) : '', action: ended ? say('status.connect-again') : '' };
    }
  }
}
