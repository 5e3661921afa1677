// @ts-check
import { idOf } from './model/conversation.js';
import { idOfHash, showAddress } from './model/hash.js';
import { neighbour } from './model/steps.js';
import { ParleyError } from './parley.js';
import { say } from './words/language.js';
import { errorWords } from './words/words.js';

const FIRST_ROOM = 'lobby';

/** What the user can do while signed in: turn to rooms and people, and talk. */
export class Talk {
  #chat;
  #store;
  #changed;

  /**
   * @param {import('./parley.js').Chat} chat
   * @param {import('./model/store.js').Store} store
   * @param {() => void} changed  something is to be kept for a reload
   */
  constructor(chat, store, changed) {
    this.#chat = chat;
    this.#store = store;
    this.#changed = changed;
  }

  /** Begins in the room or with the person that the page's address names, else in the first room. */
  begin() {
    const id = idOfHash(location.hash);
    const known = [...this.#store.conversations.keys()][0];
    if (id?.startsWith('@')) {
      this.openPrivate(id.slice(1));
      this.#chat.join(FIRST_ROOM).catch(() => {});
    } else if (known !== undefined && !id) {
      this.#open(known);
    } else {
      this.join(id ? id.slice(1) : FIRST_ROOM);
    }
  }

  /** Goes on with what is shown, or with what the page's address names. */
  goOn() {
    if (idOfHash(location.hash) === null) this.#showAddress();
    else this.follow();
  }

  /** Turns to what the page's address names. */
  follow() {
    const id = idOfHash(location.hash);
    if (id !== null) this.goTo(id);
  }

  /**
   * @param {string} name
   * @returns {Promise<boolean>} whether it came about
   */
  async join(name) {
    this.clearRoomsNotice();
    try {
      const { room } = await this.#chat.join(name);
      this.#open(idOf('room', room));
      return true;
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error;
      if (error.code !== 'CLOSED') this.#store.roomsNotice = errorWords(error);
      this.#store.touch('rooms');
      return false;
    } finally {
      this.#showAddress();
    }
  }

  /** Leaves the room, or closes the private conversation, that is being looked at. */
  leaveActive() {
    const { active } = this.#store;
    if (!active) return;
    if (active.kind === 'room' && this.#chat.has(active.name)) {
      this.#chat.leave(active.name);
    } else {
      for (const key of [...active.sending.keys()]) this.#chat.discard(key);
      this.#store.remove(active.id);
    }
    this.#showAddress();
  }

  /**
   * Turns to the conversation before or after the present one.
   * @param {1 | -1} by
   * @param {boolean} unread  only one with unread messages
   */
  step(by, unread) {
    const next = neighbour(this.#store, by, unread);
    if (next) this.#open(next.id);
  }

  /** @param {string} id  of a conversation, or what would be one */
  goTo(id) {
    if (id.startsWith('@')) this.openPrivate(id.slice(1));
    else if (this.#store.conversations.has(id)) this.#open(id);
    else this.join(id.slice(1));
  }

  /** @param {string} name  of another user */
  openPrivate(name) {
    if (name === this.#store.username) return;
    this.#open(this.#store.need('private', name).id);
  }

  clearRoomsNotice() {
    if (this.#store.roomsNotice === '') return;
    this.#store.roomsNotice = '';
    this.#store.touch('rooms');
  }

  /** @param {string} text  that now stands in the message field */
  typed(text) {
    const { active } = this.#store;
    if (!active) return;
    active.draft = text;
    this.#changed();
    if (active.kind !== 'room' || text === '') this.#chat.stopTyping();
    else this.#chat.typed(active.name);
  }

  /** @param {string} text */
  send(text) {
    const { active } = this.#store;
    if (!active) return;
    active.draft = '';
    active.notice = '';
    active.newFrom = null;
    if (active.kind === 'room') this.#chat.send(active.name, text);
    else this.#chat.sendPrivate(active.name, text);
    this.#store.touch('messages', 'composer');
  }

  /** Asks for messages older than those shown. */
  async loadOlder() {
    const chat = this.#chat;
    const store = this.#store;
    const { active } = store;
    if (!active?.more || active.loading || !active.oldest) return;
    const { epoch, seq } = active.oldest;
    const log = chat.positions.rooms.find(({ room }) => room === active.name);
    if (!log || !('epoch' in log)) return;
    if (log.epoch !== epoch) {
      active.more = false;
      store.touch('messages');
      return;
    }
    active.loading = true;
    active.notice = '';
    store.touch('messages', 'composer');
    try {
      const { messages, more } = await chat.history(active.name, seq, chat.limits.history);
      active.addOlder(messages, more);
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error;
      active.notice = say('log.older-failed', { why: errorWords(error) });
    } finally {
      active.loading = false;
      store.touch('messages', 'composer');
    }
  }

  /** @param {string} id */
  #open(id) {
    const store = this.#store;
    const chat = this.#chat;
    if (store.activeId !== id) {
      chat.stopTyping();
      store.show(id);
    }
    const { active } = store;
    if (active?.kind === 'room' && !chat.has(active.name)) this.join(active.name);
    this.#showAddress(true);
  }

  /** @param {boolean} [visit]  makes it a step that the Back button undoes */
  #showAddress(visit = false) {
    showAddress(this.#store.activeId, visit);
  }
}
