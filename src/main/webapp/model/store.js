// @ts-check
import { mentions } from '../text/mentions.js';
import { Conversation, idOf } from './conversation.js';

/** @typedef {import('../client/types.js').ConnectionState} ConnectionState */
/** @typedef {'rooms' | 'messages' | 'people' | 'typing' | 'composer' | 'status'} Topic */

const MOST_PRIVATE = 100;
const MOST_NAMES = 500;

/** What the page knows. Views listen to topics and look here when told that one has changed. */
export class Store {
  username = '';
  signedIn = false;
  messageLimit = 4096;
  /** @type {Map<string, Conversation>} by id, in the order of joining */
  conversations = new Map();
  /** @type {string | null} the id of the conversation shown */
  activeId = null;
  /** @type {Map<string, number>} all known rooms with their counts, busiest first */
  directory = new Map();
  /** @type {Set<string>} */
  online = new Set();
  onlineCount = 0;
  /** The page can be seen. */
  looking = true;
  /** @type {ConnectionState} */
  connection = { state: 'closed', attempt: 0, offline: false };
  /** What went wrong with joining a room or with the list of rooms, in plain words. */
  roomsNotice = '';
  #changed;

  /** @param {(topic: Topic) => void} changed */
  constructor(changed) {
    this.#changed = changed;
  }

  /** @param {...Topic} topics */
  touch(...topics) {
    for (const topic of topics) this.#changed(topic);
  }

  get active() {
    return this.activeId === null ? undefined : this.conversations.get(this.activeId);
  }

  get unread() {
    let sum = 0;
    for (const { unread } of this.conversations.values()) sum += unread;
    return sum;
  }

  /**
   * @param {'room' | 'private'} kind
   * @param {string} name
   */
  find(kind, name) {
    return this.conversations.get(idOf(kind, name));
  }

  /**
   * @param {'room' | 'private'} kind
   * @param {string} name
   * @returns {Conversation}
   */
  need(kind, name) {
    const known = this.find(kind, name);
    if (known) return known;
    const made = new Conversation(kind, name);
    this.conversations.set(made.id, made);
    if (kind === 'private') this.#limitPrivate(made);
    this.touch('rooms');
    return made;
  }

  /** @param {string} id */
  remove(id) {
    this.conversations.delete(id);
    if (this.activeId === id) this.show([...this.conversations.keys()].at(-1) ?? null);
    this.touch('rooms');
  }

  /** @param {string | null} id */
  show(id) {
    const left = this.active;
    if (left && left.id !== id) {
      left.newFrom = null;
      left.reading = false;
      left.trim();
    }
    this.activeId = id;
    this.read();
    this.touch('rooms', 'messages', 'people', 'typing', 'composer');
  }

  /** The active conversation has been seen. */
  read() {
    if (!this.looking || !this.active?.unread) return;
    this.active.unread = 0;
    this.active.mentioned = false;
    this.touch('rooms');
  }

  /**
   * @param {Conversation} conversation
   * @param {import('../client/types.js').Message} message
   * @param {boolean} [counts]  false for what was there before the user came
   * @returns {import('./conversation.js').Line}
   */
  receive(conversation, message, counts = true) {
    const own = message.from === this.username;
    const line = conversation.add(message, own);
    if (!own && mentions(line.text, this.username)) line.mention = true;
    const seen = this.looking && conversation.id === this.activeId;
    if (own && counts) {
      conversation.newFrom = null;
    } else if (counts && !seen) {
      if (conversation.unread === 0) conversation.newFrom = line.id;
      conversation.unread++;
      conversation.mentioned ||= line.mention === true;
      this.touch('rooms');
    }
    if (conversation.id === this.activeId) this.touch('messages');
    return line;
  }

  /** @param {Iterable<string>} names */
  addOnline(names) {
    for (const name of names) if (this.online.size < MOST_NAMES) this.online.add(name);
    this.touch('people');
  }

  /** The connection is gone, and with it what was true only as long as it stood. */
  disconnect() {
    for (const conversation of this.conversations.values()) {
      conversation.joined = false;
      conversation.typing = [];
    }
    this.touch('typing', 'rooms');
  }

  /** @param {Conversation} fresh  stays */
  #limitPrivate(fresh) {
    const all = [...this.conversations.values()].filter(({ kind }) => kind === 'private');
    if (all.length <= MOST_PRIVATE) return;
    const idle = all
      .filter((one) => one !== fresh && one.id !== this.activeId && one.sending.size === 0 && !one.draft)
      .sort((a, b) => (a.lines.at(-1)?.at ?? 0) - (b.lines.at(-1)?.at ?? 0));
    if (idle.length > 0) this.conversations.delete(idle[0].id);
  }
}
