// @ts-check
import { locale, numeral, say } from '../words/language.js';
import { bdi, byId, el, reconcile, setText } from './dom.js';

const MOST_NAMES = 200;
const byName = new Intl.Collator(locale, { sensitivity: 'base', numeric: true }).compare;

/**
 * Who is in the room, and who is online at all.
 * @param {import('../app.js').App} app
 */
export function mountPeople(app) {
  const make = (/** @type {string} */ name) => makePerson(app, name);
  /**
   * @param {'members' | 'online'} list
   * @param {Set<string>} names
   * @param {number} count
   */
  const show = (list, names, count) => {
    const shown = [...names].sort(byName).slice(0, MOST_NAMES);
    reconcile(byId(`${list}-list`), shown, { key: (name) => name, make });
    setText(byId(`${list}-count`), numeral(count));
    const more = byId(`${list}-more`);
    more.hidden = count <= shown.length;
    setText(more, more.hidden ? '' : say('members.more', { n: count - shown.length }));
  };

  return () => {
    const { store } = app;
    const { active } = store;
    byId('members-section').hidden = active?.kind !== 'room';
    show('members', active?.members ?? new Set(), active?.memberCount ?? 0);
    byId('members-alone').hidden = !active?.joined || active.memberCount !== 1;
    show('online', store.online, store.onlineCount);
  };
}

/**
 * @param {import('../app.js').App} app
 * @param {string} name
 */
function makePerson(app, name) {
  const lamp = el('span', { class: 'presence online', 'aria-hidden': 'true' });
  if (name === app.store.username) return el('li', { class: 'person' }, lamp, bdi(name), el('span', { class: 'you' }, say('members.you')));
  const button = el('button', { type: 'button', title: say('members.write', { name }) }, lamp, bdi(name));
  button.addEventListener('click', () => app.talk?.openPrivate(name));
  return el('li', { class: 'person' }, button);
}
