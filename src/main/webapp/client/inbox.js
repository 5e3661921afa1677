// @ts-check
import { continueFrom } from './room.js';

/** @typedef {import('./types.js').Position} Position */
/** @typedef {import('./types.js').WireMessage} WireMessage */
/** @typedef {import('./types.js').ChatEvents} ChatEvents */

/** How often the inbox is asked for again because of a doubt about it, at most. */
const RESYNC_MS = 60_000;

/** The user's private messages: lets each through once and in order. */
export class Inbox {
  /** @type {Position | null} */
  #position = null;
  #checkedAt = -Infinity;
  #emit;
  #delivered;
  #doubted;

  /**
   * @param {object} doors
   * @param {<K extends keyof ChatEvents>(type: K, detail: ChatEvents[K]) => void} doors.emit
   * @param {(message: import('./types.js').Message) => void} doors.delivered
   * @param {() => void} doors.doubted  the inbox must be asked for again, which signing in anew does
   */
  constructor({ emit, delivered, doubted }) {
    this.#emit = emit;
    this.#delivered = delivered;
    this.#doubted = doubted;
  }

  /** @returns {Position | undefined} of the last message delivered */
  get position() {
    return this.#position ? { ...this.#position } : undefined;
  }

  /** @param {Position} [position]  from an earlier page */
  restore(position) {
    this.#position = position ? { epoch: position.epoch, seq: position.seq } : null;
  }

  /** @param {{epoch: string, seq: number, recovered?: boolean, history?: WireMessage[]}} log  as it is on signing in */
  welcomed(log) {
    const { fresh, resumed, gap } = continueFrom(this.#position, log);
    this.#position = { epoch: log.epoch, seq: log.seq };
    this.#emit('inbox', { history: fresh, resumed, gap });
    for (const message of fresh) this.#delivered(message);
  }

  /** @param {WireMessage & {to: string}} event */
  privateMessage(event) {
    const { epoch, seq } = this.#position ?? { epoch: '', seq: event.seq - 1 };
    if (event.seq <= seq) {
      this.#doubt();
      return;
    }
    this.#position = { epoch, seq: event.seq };
    const message = { ...event, epoch };
    this.#emit('privateMessage', message);
    this.#delivered(message);
  }

  #doubt() {
    if (Date.now() - this.#checkedAt < RESYNC_MS) return;
    this.#checkedAt = Date.now();
    this.#doubted();
  }
}
