// @ts-check
import { say } from '../words/language.js';
import { errorWords } from '../words/words.js';

/** @typedef {import('../parley.js').Chat} Chat */
/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./conversation.js').Conversation} Conversation */
/** @typedef {import('./conversation.js').Line} Line */

/** Errors of requests that nobody waits for, such as typing. */
const UNSAID = new Set(['RATE_LIMITED', 'NOT_IN_ROOM']);

/**
 * @typedef {object} Ears
 * @property {(position: {epoch: string, seq: number}) => boolean} wasRead  a private message seen in an earlier visit
 * @property {(conversation: Conversation, line: Line) => void} heard  somebody else has said something
 */

/**
 * Carries what the chat tells over into the store.
 * @param {Chat} chat
 * @param {Store} store
 * @param {Ears} ears
 */
export function bridge(chat, store, ears) {
  bridgeConnection(chat, store);
  bridgeRooms(chat, store, ears);
  bridgeMessages(chat, store, ears);
  bridgeOutbox(chat, store);
  bridgePresence(chat, store);
}

/**
 * @param {Chat} chat
 * @param {Store} store
 */
function bridgeConnection(chat, store) {
  chat.on('state', (state) => {
    const wasReady = store.connection.state === 'ready';
    store.connection = state;
    if (wasReady && state.state !== 'ready') store.disconnect();
    store.touch('status');
  });
  chat.on('welcome', ({ username, limits, online }) => {
    store.username = username;
    store.signedIn = true;
    store.messageLimit = limits?.message || Infinity;
    store.online = new Set();
    store.onlineCount = online?.count ?? 0;
    store.addOnline(online?.users ?? []);
    store.touch('status', 'rooms', 'composer');
  });
  chat.on('failure', (error) => {
    if (!store.active || UNSAID.has(error.code)) return;
    store.active.notice = errorWords(error);
    store.touch('composer');
  });
}

/**
 * @param {Chat} chat
 * @param {Store} store
 * @param {Ears} ears
 */
function bridgeRooms(chat, store, { heard }) {
  chat.on('joinedRoom', (joined) => {
    const room = store.need('room', joined.room);
    room.joined = true;
    room.notice = '';
    room.members = new Set(joined.users);
    room.memberCount = joined.count;
    room.typing = joined.typing;
    if (joined.gap) room.addGap();
    if (room.lines.length === 0) room.more = (joined.history[0]?.seq ?? 1) > 1;
    for (const message of joined.history) {
      const line = store.receive(room, message, joined.resumed);
      if (joined.resumed) heard(room, line);
    }
    store.touch('rooms', 'messages', 'people', 'typing', 'composer');
  });
  chat.on('leftRoom', ({ room, elsewhere }) => {
    const left = store.find('room', room);
    if (!left) return;
    const shown = left.id === store.activeId;
    store.remove(left.id);
    if (!elsewhere || !shown) return;
    if (store.active) store.active.notice = say('rooms.left-elsewhere', { room });
    else store.roomsNotice = say('rooms.left-elsewhere', { room });
    store.touch('composer', 'rooms');
  });
  chat.on('joinFailed', ({ room, error }) => {
    const failed = store.find('room', room);
    if (!failed) return;
    failed.joined = false;
    failed.notice = errorWords(error);
    store.touch('composer');
  });
  chat.on('gap', ({ room, missed }) => {
    store.find('room', room)?.addGap(missed);
    store.touch('messages');
  });
}

/**
 * @param {Chat} chat
 * @param {Store} store
 * @param {Ears} ears
 */
function bridgeMessages(chat, store, { wasRead, heard }) {
  chat.on('newMessage', (message) => {
    const room = store.need('room', message.room);
    heard(room, store.receive(room, message));
  });
  const privately = (/** @type {import('../client/types.js').Message} */ message, /** @type {boolean} */ counts) => {
    const other = store.need('private', message.from === store.username ? (message.to ?? '') : message.from);
    const line = store.receive(other, message, counts);
    if (counts) heard(other, line);
  };
  chat.on('privateMessage', (message) => privately(message, true));
  chat.on('inbox', ({ history, resumed, gap }) => {
    if (gap) {
      for (const one of store.conversations.values()) if (one.kind === 'private' && one.lines.length > 0) one.addGap();
    }
    for (const message of history) privately(message, resumed || !wasRead(message));
    store.touch('messages', 'rooms');
  });
}

/**
 * @param {Chat} chat
 * @param {Store} store
 */
function bridgeOutbox(chat, store) {
  chat.on('outbox', ({ entry, ack }) => {
    const conversation = entry.room !== undefined ? store.need('room', entry.room) : store.need('private', entry.to ?? '');
    conversation.track(entry, ack, ack && deliveredTo(chat, entry, ack.epoch), store.username);
    store.touch('messages');
  });
  chat.on('discarded', ({ key }) => {
    for (const conversation of store.conversations.values()) conversation.sending.delete(key);
    store.touch('messages');
  });
}

/**
 * @param {Chat} chat
 * @param {import('../client/types.js').Entry} entry
 * @param {string} epoch
 * @returns {number} up to which seq the log that the entry went to has been delivered
 */
function deliveredTo(chat, entry, epoch) {
  const { rooms, inbox } = chat.positions;
  const position = entry.room === undefined ? inbox : rooms.find(({ room }) => room === entry.room);
  return position && 'epoch' in position && position.epoch === epoch ? position.seq : -1;
}

/**
 * @param {Chat} chat
 * @param {Store} store
 */
function bridgePresence(chat, store) {
  chat.on('userJoined', ({ room, username, count }) => {
    const joined = store.find('room', room);
    if (!joined) return;
    joined.members.add(username);
    joined.memberCount = count;
    store.touch('people', 'rooms');
  });
  chat.on('userLeft', ({ room, username, count }) => {
    const left = store.find('room', room);
    if (!left) return;
    left.members.delete(username);
    left.memberCount = count;
    store.touch('people', 'rooms');
  });
  chat.on('roomUsers', ({ room, count, users }) => {
    const known = store.find('room', room);
    if (!known) return;
    if (users) known.members = new Set(users);
    known.memberCount = count;
    store.touch('people', 'rooms');
  });
  chat.on('typing', ({ room, users }) => {
    const known = store.find('room', room);
    if (known) known.typing = users;
    store.touch('typing');
  });
  chat.on('onlineUsers', ({ count, users, joined, left }) => {
    if (users) store.online = new Set(users);
    for (const name of left ?? []) store.online.delete(name);
    store.onlineCount = count;
    store.addOnline(joined ?? []);
  });
}
