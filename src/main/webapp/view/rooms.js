// @ts-check
import { hashOf } from '../model/hash.js';
import { numeral, say } from '../words/language.js';
import { bdi, byId, el, reconcile, setText } from './dom.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {{id: string, name: string, count?: number, unread: number, mentioned: boolean, current: boolean, online?: boolean}} Item */

/**
 * The rooms and private conversations to turn to, and the form to join another.
 * @param {App} app
 */
export function mountRooms(app) {
  const form = byId('join-form');
  /** @type {HTMLInputElement} */
  const field = byId('new-room');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const name = field.value.trim().replace(/^#/, '');
    if (name === '') return field.focus();
    form.setAttribute('aria-busy', 'true');
    if (await app.talk?.join(name)) {
      field.value = '';
      field.blur(); // one writes in the room now
    }
    form.removeAttribute('aria-busy');
  });
  field.addEventListener('input', () => app.talk?.clearRoomsNotice());

  return () => {
    const { store } = app;
    const all = [...store.conversations.values()];
    const rooms = all.filter(({ kind }) => kind === 'room').map((one) => itemOf(app, one));
    const people = all.filter(({ kind }) => kind === 'private').map((one) => itemOf(app, one));
    const others = [...store.directory]
      .filter(([name]) => !store.find('room', name))
      .map(([name, count]) => ({ id: `#${name}`, name, count, unread: 0, mentioned: false, current: false }));
    show('joined-rooms', rooms);
    show('private-list', people);
    show('other-rooms', others);
    byId('no-rooms').hidden = rooms.length > 0;
    byId('private-section').hidden = people.length === 0;
    byId('other-section').hidden = others.length === 0;
    setText(byId('rooms-notice'), store.roomsNotice);
    byId('unread-dot').hidden = store.unread === 0;
  };
}

/**
 * @param {App} app
 * @param {import('../model/conversation.js').Conversation} conversation
 * @returns {Item}
 */
function itemOf({ store }, { id, kind, name, unread, mentioned, joined, memberCount }) {
  const count = kind === 'room' && joined ? memberCount : undefined;
  const online = kind === 'private' ? store.online.has(name) : undefined;
  return { id, name, count, unread, mentioned, current: id === store.activeId, online };
}

/**
 * @param {string} list
 * @param {Item[]} items
 */
function show(list, items) {
  reconcile(byId(list), items, { key: ({ id }) => id, make, update });
}

/** @param {Item} item */
function make({ id, name }) {
  const hash = hashOf(id);
  const mark = el('span', { class: 'mark', 'aria-hidden': 'true' }, id.startsWith('#') ? '#' : '');
  const link = el('a', { href: hash }, mark, el('span', { class: 'label' }, bdi(name)), el('span', { class: 'badge' }), el('span', { class: 'count' }));
  return el('li', {}, link);
}

/**
 * @param {HTMLElement} node
 * @param {Item} item
 */
function update(node, { count, unread, mentioned, current, online }) {
  const [mark, , badge, number] = /** @type {HTMLElement[]} */ ([.../** @type {Element} */ (node.firstElementChild).children]);
  const link = /** @type {HTMLElement} */ (node.firstElementChild);
  if (current) link.setAttribute('aria-current', 'page');
  else link.removeAttribute('aria-current');
  link.classList.toggle('unread', unread > 0);
  if (online !== undefined) mark.className = online ? 'mark presence online' : 'mark presence';
  badge.hidden = unread === 0;
  badge.classList.toggle('mention', mentioned);
  setText(badge, unread > 0 ? (mentioned ? '@' : '') + (unread > 99 ? `${numeral(99)}+` : numeral(unread)) : '');
  badge.title = unread > 0 ? say('rooms.unread', { n: unread }) + (mentioned ? ` · ${say('rooms.mention')}` : '') : '';
  number.hidden = count === undefined;
  setText(number, count === undefined ? '' : numeral(count));
  number.title = count === undefined ? '' : say('people', { n: count });
}
