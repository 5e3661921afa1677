// @ts-check
import { showBadge } from '../model/notifier.js';
import { say } from '../words/language.js';
import { byId, setText } from './dom.js';

const BELL = /** @type {const} */ ({ on: 'me.notify-off', off: 'me.notify-on', blocked: 'me.notify-blocked', missing: 'me.notify-blocked' });

/**
 * The user: the own name, notifications, signing out.
 * @param {import('../app.js').App} app
 */
export function mountMe(app) {
  /** @type {HTMLButtonElement} */
  const bell = byId('notify');
  bell.addEventListener('click', () => app.notifier.turn());
  byId('sign-out').addEventListener('click', () => app.signOut());

  return () => {
    const { store, notifier } = app;
    setText(byId('own-name'), store.username);
    bell.hidden = notifier.state === 'missing';
    bell.disabled = notifier.state === 'blocked';
    bell.setAttribute('aria-pressed', String(notifier.state === 'on'));
    bell.title = say(BELL[notifier.state]);
    bell.setAttribute('aria-label', say('me.notify-on'));
    showBadge(store.unread);
  };
}
