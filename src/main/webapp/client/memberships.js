// @ts-check
import { ParleyError } from './error.js';
import { retryDelay } from './random.js';
import { Room, continueFrom } from './room.js';

/** @typedef {import('./types.js').Message} Message */
/** @typedef {import('./types.js').WireMessage} WireMessage */
/** @typedef {import('./types.js').ChatEvents} ChatEvents */

/** How often a room is joined again because of a doubt about its log, at most. */
const RESYNC_MS = 10_000;

/**
 * The rooms the user wants to be in: joins them on every new connection where they were left off, and
 * lets each of their messages through once and in order.
 */
export class Memberships {
  /** @type {Map<string, Room>} */
  #rooms = new Map();
  #ask;
  #ready;
  #emit;
  #delivered;
  #changed;

  /**
   * @param {object} doors
   * @param {(request: {type: string, [field: string]: unknown}) => Promise<any>} doors.ask
   * @param {() => boolean} doors.ready  signed in
   * @param {<K extends keyof ChatEvents>(type: K, detail: ChatEvents[K]) => void} doors.emit
   * @param {(message: Message) => void} doors.delivered
   * @param {() => void} doors.changed  a room was joined or lost
   */
  constructor({ ask, ready, emit, delivered, changed }) {
    this.#ask = ask;
    this.#ready = ready;
    this.#emit = emit;
    this.#delivered = delivered;
    this.#changed = changed;
  }

  /** @param {Iterable<{room: string} | import('./types.js').RoomPosition>} known  from an earlier page */
  restore(known) {
    for (const item of known) this.#rooms.set(item.room, new Room(item.room, 'epoch' in item ? item : null));
  }

  get positions() {
    return [...this.#rooms.values()].map(({ name, position }) => ({ room: name, ...position }));
  }

  /** @param {string} name */
  wants(name) {
    return this.#rooms.has(name);
  }

  /** @param {string} name */
  isJoined(name) {
    return this.#rooms.get(name)?.joined === true;
  }

  /**
   * @param {string} wanted
   * @returns {Promise<{room: string}>}
   */
  join(wanted) {
    const name = wanted.trim().normalize('NFKC').toLowerCase();
    const room = this.#rooms.get(name) ?? new Room(name);
    this.#rooms.set(name, room);
    if (room.joined) return Promise.resolve({ room: name });
    return new Promise((resolve, reject) => {
      room.waiting.push({ resolve, reject });
      this.#enter(room);
    });
  }

  /**
   * @param {string} name
   * @returns {boolean} whether the user was, or wanted to be, in it
   */
  leave(name) {
    const room = this.#rooms.get(name);
    if (!room) return false;
    this.#forget(room, new ParleyError({ code: 'CLOSED', message: 'The room was left.' }));
    if (this.#ready()) this.#ask({ type: 'leaveRoom', room: name }).catch(() => {});
    return true;
  }

  /** Forgets all rooms. */
  clear() {
    const error = new ParleyError({ code: 'CLOSED', message: 'The chat was closed.' });
    for (const room of [...this.#rooms.values()]) this.#forget(room, error);
  }

  /** The connection is lost. */
  interrupted() {
    for (const room of this.#rooms.values()) room.reset();
  }

  /** Signed in on a new connection. */
  resume() {
    for (const room of [...this.#rooms.values()]) this.#enter(room);
  }

  /** @param {string} name  of a room that the server does not know this connection to be in */
  enterAgain(name) {
    const room = this.#rooms.get(name);
    if (!room) return;
    room.joined = false;
    this.#enter(room);
  }

  /**
   * @param {string} name  of a room whose log is not what it was thought to be
   * @param {string} [epoch]  known to be the log's
   */
  check(name, epoch) {
    const room = this.#rooms.get(name);
    if (!room?.joined || room.position?.epoch === epoch) return;
    if (Date.now() - room.checkedAt < RESYNC_MS) return;
    room.checkedAt = Date.now();
    this.#enter(room);
  }

  /**
   * @param {{room: string, epoch: string, seq: number, recovered?: boolean, history?: WireMessage[],
   *   users?: string[], count?: number, typing?: string[]}} event
   * @param {string} askedAs  the room's name as it was asked for
   */
  joinedRoom(event, askedAs) {
    const room = this.#rooms.get(askedAs);
    if (!room) return;
    if (room.name !== event.room) this.#rename(room, event.room);
    const { fresh, resumed, gap } = continueFrom(room.position, event);
    room.position = { epoch: event.epoch, seq: event.seq };
    room.joined = true;
    room.asking = false;
    room.failures = 0;
    const { users = [], count = users.length, typing = [] } = event;
    this.#emit('joinedRoom', { room: room.name, ...room.position, history: fresh, users, count, typing, resumed, gap });
    for (const message of fresh) this.#delivered(message);
    for (const { resolve } of room.waiting.splice(0)) resolve({ room: room.name });
    this.#changed();
  }

  /** @param {string} name  of a room that another connection of this user has left */
  leftRoom(name) {
    const room = this.#rooms.get(name);
    if (!room?.joined) return;
    this.#forget(room, new ParleyError({ code: 'CLOSED', message: 'The room was left.' }));
    this.#emit('leftRoom', { room: name, elsewhere: true });
    this.#changed();
  }

  /** @param {WireMessage & {room: string}} event */
  newMessage(event) {
    const room = this.#rooms.get(event.room);
    if (!room?.joined || !room.position) return;
    const { epoch, seq } = room.position;
    if (event.seq <= seq) {
      this.check(room.name);
      return;
    }
    room.position = { epoch, seq: event.seq };
    if (event.seq > seq + 1) this.#emit('gap', { room: room.name, missed: event.seq - seq - 1 });
    const message = { ...event, epoch };
    this.#emit('newMessage', message);
    this.#delivered(message);
  }

  /** @param {{room: string, missed: number, seq: number}} event */
  lagged(event) {
    const room = this.#rooms.get(event.room);
    if (!room?.joined || !room.position || event.seq <= room.position.seq) return;
    room.position = { epoch: room.position.epoch, seq: event.seq };
    this.#emit('gap', { room: room.name, missed: event.missed });
  }

  /** @param {Room} room  to be joined on this connection */
  #enter(room) {
    if (!this.#ready() || room.asking || this.#rooms.get(room.name) !== room) return;
    clearTimeout(room.timer);
    room.asking = true;
    const since = room.position ? { ...room.position } : undefined;
    this.#ask({ type: 'joinRoom', room: room.name, since }).catch((/** @type {ParleyError} */ error) => {
      if (error.code === 'DISCONNECTED') return;
      room.asking = false;
      if (error.retryable) {
        room.timer = setTimeout(() => this.#enter(room), retryDelay(error, room.failures++));
      } else if (this.#rooms.get(room.name) === room) {
        this.#forget(room, error);
        this.#emit('joinFailed', { room: room.name, error });
        this.#changed();
      }
    });
  }

  /**
   * @param {Room} room
   * @param {string} name  the server's spelling
   */
  #rename(room, name) {
    this.#rooms.delete(room.name);
    const same = this.#rooms.get(name);
    if (same) {
      room.position = same.position;
      room.waiting.push(...same.waiting.splice(0));
      same.reset();
    }
    room.name = name;
    this.#rooms.set(name, room);
  }

  /**
   * @param {Room} room
   * @param {ParleyError} error  for those who wait to be in it
   */
  #forget(room, error) {
    room.reset();
    this.#rooms.delete(room.name);
    for (const { reject } of room.waiting.splice(0)) reject(error);
  }
}
