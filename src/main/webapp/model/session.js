// @ts-check
/**
 * What outlives the page. This tab's chat is kept in the session storage, so that a reload goes on where
 * it was; names and their tokens also in the local storage, so that another tab can use them.
 */
import { Conversation } from './conversation.js';

/** @typedef {import('../parley.js').Chat} Chat */
/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('../client/types.js').Entry} Entry */
/** @typedef {import('../client/types.js').Position} Position */
/** @typedef {import('./conversation.js').Line} Line */
/** @typedef {{username: string, token?: string, inbox?: Position}} Identity */

/**
 * @typedef {object} Kept
 * @property {string} username
 * @property {string} [token]
 * @property {string} [login]  who was signed in, where the server knows users by their login
 * @property {string | null} activeId
 * @property {(import('../client/types.js').RoomPosition | {room: string})[]} rooms
 * @property {Position} [inbox]
 * @property {KeptConversation[]} conversations
 *
 * @typedef {object} KeptConversation
 * @property {'room' | 'private'} kind
 * @property {string} name
 * @property {Line[]} lines
 * @property {number} unread
 * @property {boolean} mentioned
 * @property {string | null} newFrom
 * @property {string} draft
 * @property {boolean} more
 */

const SESSION = 'parley.session';
const OUTBOX = 'parley.outbox';
const IDENTITIES = 'parley.identities';
const MOST_IDENTITIES = 8;
const MOST_CHARACTERS = 1_500_000;

/** @returns {Kept | undefined} */
export function loadSession() {
  const kept = read(sessionStore(), SESSION);
  return typeof kept?.username === 'string' && Array.isArray(kept.conversations) ? kept : undefined;
}

/** @returns {Entry[]} */
export function loadOutbox() {
  const kept = read(sessionStore(), OUTBOX);
  return Array.isArray(kept) ? kept : [];
}

/** @param {Chat} chat */
export function saveOutbox(chat) {
  write(sessionStore(), OUTBOX, JSON.stringify(chat.outbox));
}

/**
 * A position is only kept together with the messages up to it, so nothing can be missed between the two.
 * @param {Chat} chat
 * @param {Store} store
 * @param {string} [login]
 */
export function saveSession(chat, store, login) {
  const keep = (/** @type {number} */ lines) => JSON.stringify({ login, ...snapshot(chat, store, lines) });
  for (const lines of [60, 20, 5, 1]) {
    const text = keep(lines);
    if (text.length <= MOST_CHARACTERS && write(sessionStore(), SESSION, text)) return;
  }
  write(sessionStore(), SESSION, keep(0));
}

/** Forgets this tab's chat. */
export function clearSession() {
  for (const key of [SESSION, OUTBOX]) {
    try {
      sessionStore()?.removeItem(key);
    } catch {
      // Without storage there is nothing to forget.
    }
  }
}

/**
 * @param {Store} store
 * @param {Kept} kept
 * @param {Entry[]} outbox
 */
export function restoreStore(store, kept, outbox) {
  store.username = kept.username;
  for (const one of kept.conversations) {
    const conversation = new Conversation(one.kind, one.name);
    const { unread, mentioned, newFrom, draft, more } = one;
    conversation.restore(one.lines);
    Object.assign(conversation, { unread, mentioned, newFrom, draft, more });
    store.conversations.set(conversation.id, conversation);
  }
  for (const entry of outbox) {
    const conversation = entry.room !== undefined ? store.need('room', entry.room) : store.need('private', entry.to ?? '');
    conversation.track(entry, undefined, -1, kept.username);
  }
  if (kept.activeId !== null && store.conversations.has(kept.activeId)) store.activeId = kept.activeId;
}

/** @returns {Identity | undefined} the one used last */
export function lastIdentity() {
  return identities()[0];
}

/**
 * @param {string} username  as typed
 * @returns {Identity | undefined}
 */
export function findIdentity(username) {
  return identities().find((identity) => fold(identity.username) === fold(username));
}

/** @param {Identity} identity */
export function saveIdentity(identity) {
  const others = identities().filter(({ username }) => fold(username) !== fold(identity.username));
  write(localStore(), IDENTITIES, JSON.stringify([identity, ...others].slice(0, MOST_IDENTITIES)));
}

/**
 * @param {Chat} chat
 * @param {Store} store
 * @param {number} most  lines of each conversation
 * @returns {Kept}
 */
function snapshot(chat, store, most) {
  const { rooms, inbox } = chat.positions;
  return {
    username: chat.username,
    token: chat.token,
    activeId: store.activeId,
    rooms: most > 0 ? rooms : rooms.map(({ room }) => ({ room })),
    inbox: most > 0 ? inbox : undefined,
    conversations: [...store.conversations.values()].map((one) => ({
      kind: one.kind,
      name: one.name,
      lines: most > 0 ? one.lines.slice(-most) : [],
      unread: one.unread,
      mentioned: one.mentioned,
      newFrom: one.newFrom,
      draft: one.draft,
      more: one.more || (one.kind === 'room' && one.lines.length > most),
    })),
  };
}

/** @returns {Identity[]} */
function identities() {
  const kept = read(localStore(), IDENTITIES);
  return Array.isArray(kept) ? kept.filter((one) => typeof one?.username === 'string') : [];
}

/** @param {string} username */
function fold(username) {
  return username.normalize('NFKC').toLowerCase().trim().replace(/\s+/gu, ' ');
}

/** @returns {Storage | undefined} */
function sessionStore() {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** @returns {Storage | undefined} */
function localStore() {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/**
 * @param {Storage | undefined} storage
 * @param {string} key
 * @returns {any}
 */
function read(storage, key) {
  try {
    return JSON.parse(storage?.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * @param {Storage | undefined} storage
 * @param {string} key
 * @param {string} text
 * @returns {boolean} whether there was room for it
 */
function write(storage, key, text) {
  try {
    storage?.setItem(key, text);
    return storage !== undefined;
  } catch {
    return false;
  }
}
