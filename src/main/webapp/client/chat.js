// @ts-check
import { ParleyError } from './error.js';
import { Inbox } from './inbox.js';
import { Link } from './link.js';
import { Memberships } from './memberships.js';
import { Outbox } from './outbox.js';
import { Pacer } from './pacer.js';
import { newToken, retryDelay } from './random.js';
import { Requests } from './requests.js';
import { TypingSignal } from './typing.js';

/** @typedef {import('./types.js').Position} Position */
/** @typedef {import('./types.js').RoomPosition} RoomPosition */
/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').Message} Message */
/** @typedef {import('./types.js').Options} Options */
/** @typedef {import('./types.js').ConnectionState} ConnectionState */
/** @typedef {import('./types.js').ChatEvents} ChatEvents */
/** @typedef {import('./requests.js').WireEvent} WireEvent */

/** The endpoint of the server that this module came from. */
const ENDPOINT = new URL('../chat', import.meta.url.replace(/^http/, 'ws'));

/** One user's chat. Made by `connect`; events: {@link ChatEvents}. */
export class Chat extends EventTarget {
  /** The own name: as asked for, then as the server spells it. */
  username = '';
  /** @type {string | undefined} proves that the name is one's own */
  token;
  /** @type {Partial<import('./types.js').Limits>} the server's, once known */
  limits = {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #signInTimer;
  #signInFailures = 0;
  /** The server knows the user from the login, and sends `welcome` unasked. */
  #hasLogin;
  #link;
  #pacer = new Pacer((request) => this.#link.send(request));
  #requests = new Requests((request) => this.#pacer.push(request));
  #rooms = new Memberships({
    ask: (request) => this.#requests.ask(request),
    ready: () => this.ready,
    emit: (type, detail) => this.#emit(type, detail),
    delivered: (message) => this.#ownSeen(message),
    changed: () => this.#outbox.flush(),
  });
  #inbox = new Inbox({
    emit: (type, detail) => this.#emit(type, detail),
    delivered: (message) => this.#ownSeen(message),
    doubted: () => this.#link.restart(),
  });
  #typing = new TypingSignal((room, typing) => this.#sayTyping(room, typing));
  #outbox = new Outbox({
    post: (request) => this.#post(request),
    may: (entry) => this.#mayPost(entry),
    changed: (entry, ack) => this.#emit('outbox', { entry, ack }),
  });

  /** @param {Options} [options] */
  constructor({ username = '', token, url = ENDPOINT, rooms = [], inbox, outbox = [] } = {}) {
    super();
    this.username = username;
    // Its own from the start: were the first answer lost, the name would be taken by a user whom nobody can prove to be.
    this.token = token ?? newToken();
    this.#hasLogin = username === '';
    this.#inbox.restore(inbox);
    this.#rooms.restore(rooms);
    this.#outbox.restore(outbox);
    this.#link = new Link(String(url), {
      opened: () => this.#opened(),
      received: (event) => this.#received(event),
      lost: () => this.#lost(),
      changed: (state) => this.#emit('state', state),
    });
  }

  /**
   * Listens to one kind of event.
   * @template {keyof ChatEvents} K
   * @param {K} type
   * @param {(detail: ChatEvents[K]) => void} listener
   * @returns {() => void} stops listening
   */
  on(type, listener) {
    const heard = (/** @type {Event} */ event) => listener(/** @type {CustomEvent} */ (event).detail);
    this.addEventListener(type, heard);
    return () => this.removeEventListener(type, heard);
  }

  /** @returns {ConnectionState} */
  get state() {
    return this.#link.state;
  }

  /** @returns {boolean} signed in and connected */
  get ready() {
    return this.#link.ready;
  }

  /** @returns {{rooms: (RoomPosition | {room: string})[], inbox: Position | undefined}} what {@link Options} takes to go on from here */
  get positions() {
    return { rooms: this.#rooms.positions, inbox: this.#inbox.position };
  }

  /** @returns {Entry[]} messages without an acknowledgement, for {@link Options} */
  get outbox() {
    return this.#outbox.entries;
  }

  /**
   * @param {string} room
   * @returns {boolean} the user wants to be in it
   */
  has(room) {
    return this.#rooms.wants(room);
  }

  /**
   * @param {string} name
   * @returns {Promise<{room: string}>} the room as the server spells it; waits for a connection
   */
  join(name) {
    return this.#rooms.join(name);
  }

  /**
   * Leaves the room, and drops what was not yet sent to it.
   * @param {string} name
   */
  leave(name) {
    if (!this.#rooms.leave(name)) return;
    this.#typing.posted();
    for (const entry of this.outbox) if (entry.room === name) this.discard(entry.key);
    this.#emit('leftRoom', { room: name, elsewhere: false });
  }

  /**
   * Sends a message to a joined room, now or when it is possible again; `outbox` events tell how it fares.
   * @param {string} room
   * @param {string} message
   * @returns {Entry}
   */
  send(room, message) {
    this.#typing.posted();
    return this.#outbox.add({ room }, message);
  }

  /**
   * Sends a private message, as {@link send} does.
   * @param {string} to  a username
   * @param {string} message
   * @returns {Entry}
   */
  sendPrivate(to, message) {
    return this.#outbox.add({ to }, message);
  }

  /** @param {string} key  of a failed message */
  retry(key) {
    this.#outbox.retry(key);
  }

  /** @param {string} key  of a message that shall not be sent (again) */
  discard(key) {
    if (this.#outbox.discard(key)) this.#emit('discarded', { key });
  }

  /** @param {string} room  in which the user has just typed something */
  typed(room) {
    if (this.#rooms.isJoined(room)) this.#typing.input(room);
  }

  /** The user writes no more, has cleared the text or turned to another room. */
  stopTyping() {
    this.#typing.stop();
  }

  /**
   * @param {string} room
   * @param {number} before  a seq
   * @param {number} [limit]
   * @returns {Promise<{messages: import('./types.js').WireMessage[], more: boolean}>} older messages, oldest first
   */
  history(room, before, limit) {
    return this.#query({ type: 'history', room, before, limit });
  }

  /** @returns {Promise<{rooms: {room: string, count: number}[]}>} all rooms, busiest first */
  listRooms() {
    return this.#query({ type: 'rooms' });
  }

  /**
   * @param {{prefix?: string, limit?: number}} [filter]
   * @returns {Promise<{count: number, users: string[]}>}
   */
  listOnline({ prefix, limit } = {}) {
    return this.#query({ type: 'onlineUsers', prefix, limit });
  }

  /** Connects now: the first time, instead of waiting for the next attempt, or again after the end. */
  reconnect() {
    this.#link.start();
    this.#link.hurry();
  }

  /** Signs out: leaves every room at once and does not come back. */
  close() {
    clearTimeout(this.#signInTimer);
    this.#link.stop();
    this.#rooms.clear();
  }

  // --- the connection -------------------------------------------------------------------------

  #opened() {
    this.#pacer.reset();
    if (!this.#hasLogin) this.#signIn();
  }

  #lost() {
    clearTimeout(this.#signInTimer);
    this.#rooms.interrupted();
    this.#typing.posted();
    this.#pacer.reset();
    this.#requests.abandon('DISCONNECTED');
    this.#outbox.interrupted();
  }

  #signIn() {
    const request = { type: 'setUsername', username: this.username, token: this.token, since: this.#inbox.position };
    this.#requests.ask(request).catch((/** @type {ParleyError} */ error) => {
      if (error.code === 'DISCONNECTED' || error.code === 'USERNAME_FIXED') return;
      if (error.code === 'TIMEOUT') this.#link.restart();
      else if (error.retryable) this.#signInTimer = setTimeout(() => this.#signIn(), retryDelay(error, this.#signInFailures++));
      else this.#link.stop({ error });
    });
  }

  /** @param {any} event  any event of the server, unchecked */
  #received(event) {
    const request = this.#requests.settle(event);
    switch (event.type) {
      case 'welcome':
        return this.#welcomed(event);
      case 'joinedRoom':
        return this.#rooms.joinedRoom(event, request?.room ?? event.room);
      case 'leftRoom':
        return request === undefined && this.#rooms.leftRoom(event.room);
      case 'newMessage':
        return this.#rooms.newMessage(event);
      case 'privateMessage':
        return this.#inbox.privateMessage(event);
      case 'lagged':
        return this.#rooms.lagged(event);
      case 'ack':
        return request?.room !== undefined && this.#rooms.check(request.room, event.epoch);
      case 'userJoined':
      case 'userLeft':
      case 'roomUsers':
      case 'typing':
        return this.#rooms.isJoined(event.room) && this.#emit(event.type, event);
      case 'onlineUsers':
        return request === undefined && this.#emit('onlineUsers', event);
      case 'error':
        return request === undefined && this.#emit('failure', new ParleyError(event));
      default:
        return undefined;
    }
  }

  /** @param {import('./types.js').Welcome} event */
  #welcomed(event) {
    this.username = event.username;
    this.token = event.token;
    this.limits = event.limits ?? {};
    this.#pacer.limit(this.limits.burst, this.limits.perSecond);
    if (this.limits.typingMs) this.#typing.pauseMs = this.limits.typingMs;
    this.#signInFailures = 0;
    this.#link.markReady();
    this.#emit('welcome', event);
    if (event.inbox) this.#inbox.welcomed(event.inbox);
    this.#rooms.resume();
    this.#outbox.flush();
  }

  // --- messages -------------------------------------------------------------------------------

  /** @param {Message} message  has arrived; perhaps one that still waits for its acknowledgement */
  #ownSeen({ key, from, epoch, seq, time }) {
    if (key !== undefined && from === this.username) this.#outbox.seen(key, { epoch, seq, time });
  }

  /**
   * @param {Entry} entry
   * @returns {boolean | ParleyError}
   */
  #mayPost({ room: name, message }) {
    const { message: limit } = this.limits;
    if (limit && [...message].length > limit) {
      return new ParleyError({ code: 'MESSAGE_TOO_LONG', message: `A message has at most ${limit} characters.`, field: 'message' });
    }
    if (name === undefined) return this.ready;
    if (!this.#rooms.wants(name)) return new ParleyError({ code: 'NOT_IN_ROOM', message: `You are not in ${name}.` });
    return this.ready && this.#rooms.isJoined(name);
  }

  /**
   * @param {import('./requests.js').Request} request
   * @returns {Promise<import('./types.js').Ack>}
   */
  #post(request) {
    return this.#requests.ask(request).catch((/** @type {ParleyError} */ error) => {
      if (error.code !== 'NOT_IN_ROOM' || !this.#rooms.wants(request.room)) throw error;
      this.#rooms.enterAgain(request.room);
      throw new ParleyError({ ...error.event, retryable: true });
    });
  }

  // --- the rest -------------------------------------------------------------------------------

  /**
   * @param {string} room
   * @param {boolean} typing
   */
  #sayTyping(room, typing) {
    if (this.#rooms.isJoined(room)) this.#pacer.tryNow({ type: 'typing', room, typing });
  }

  /**
   * @param {import('./requests.js').Request} request
   * @returns {Promise<any>}
   */
  #query(request) {
    if (this.ready) return this.#requests.ask(request);
    return Promise.reject(new ParleyError({ code: 'DISCONNECTED', message: 'Not connected.', retryable: true }));
  }

  /**
   * @template {keyof ChatEvents} K
   * @param {K} type
   * @param {ChatEvents[K]} detail
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
