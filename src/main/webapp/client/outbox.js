// @ts-check
import { ParleyError } from './error.js';
import { newKey, retryDelay } from './random.js';

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').Ack} Ack */

/** The server knows a key for 5 minutes; later than this, sending again might post twice. */
const SAFE_MS = 270_000;

/**
 * Messages that the server has not acknowledged. Each has a key and is sent under it until there is
 * an answer. Per room or person one is in flight at a time, so their order holds also when one of them
 * has to be sent again.
 */
export class Outbox {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** @type {Map<string, string>} target to the key in flight */
  #inFlight = new Map();
  /** @type {Map<string, {failures: number, timer?: ReturnType<typeof setTimeout>}>} by target, after retryable errors */
  #pauses = new Map();
  #post;
  #may;
  #changed;

  /**
   * @param {object} doors
   * @param {(request: {type: string, [field: string]: unknown}) => Promise<Ack>} doors.post
   * @param {(entry: Entry) => boolean | ParleyError} doors.may  true: send now; false: wait; an error: never
   * @param {(entry: Entry, ack?: Ack) => void} doors.changed
   */
  constructor({ post, may, changed }) {
    this.#post = post;
    this.#may = may;
    this.#changed = changed;
  }

  /** @returns {Entry[]} copies, in the order of sending */
  get entries() {
    return [...this.#entries.values()].map((entry) => ({ ...entry }));
  }

  /** @param {Iterable<Entry>} entries  from an earlier page */
  restore(entries) {
    for (const entry of entries) this.#entries.set(entry.key, { ...entry });
  }

  /**
   * @param {{room: string} | {to: string}} target
   * @param {string} message
   * @returns {Entry}
   */
  add(target, message) {
    /** @type {Entry} */
    const entry = { ...target, message, key: newKey(), createdAt: Date.now(), state: 'pending' };
    this.#entries.set(entry.key, entry);
    this.#changed({ ...entry });
    this.flush();
    return { ...entry };
  }

  /** @param {string} key  of a failed message: once more, under the same key */
  retry(key) {
    const entry = this.#entries.get(key);
    if (entry?.state !== 'failed') return;
    Object.assign(entry, { state: 'pending', code: undefined, reason: undefined, firstSentAt: undefined });
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#changed({ ...entry });
    this.flush();
  }

  /**
   * @param {string} key
   * @returns {boolean} whether there was one
   */
  discard(key) {
    const entry = this.#entries.get(key);
    if (entry) this.#remove(entry);
    return entry !== undefined;
  }

  /**
   * The message itself has arrived, which is as good as its acknowledgement.
   * @param {string} key
   * @param {Ack} ack
   */
  seen(key, ack) {
    const entry = this.#entries.get(key);
    if (entry) this.#sent(entry, ack);
  }

  /** Sends what may be sent. */
  flush() {
    const met = new Set();
    for (const entry of [...this.#entries.values()]) {
      const target = targetOf(entry);
      if (entry.state !== 'pending' || met.has(target)) continue;
      met.add(target);
      if (this.#inFlight.has(target) || this.#pauses.get(target)?.timer !== undefined) continue;
      const may = this.#may(entry);
      if (may instanceof ParleyError) {
        this.#fail(entry, may);
        met.delete(target);
      } else if (may && entry.firstSentAt !== undefined && Date.now() - entry.firstSentAt > SAFE_MS) {
        this.#fail(entry, new ParleyError({ code: 'EXPIRED', message: 'It is not known whether this was sent.' }));
        met.delete(target);
      } else if (may) {
        this.#send(entry, target);
      }
    }
  }

  /** The connection is lost: what was in flight goes again with the next {@link flush}. */
  interrupted() {
    this.#inFlight.clear();
    for (const { timer } of this.#pauses.values()) clearTimeout(timer);
    this.#pauses.clear();
  }

  /**
   * @param {Entry} entry
   * @param {string} target
   */
  #send(entry, target) {
    entry.firstSentAt ??= Date.now();
    this.#inFlight.set(target, entry.key);
    const { room, to, message, key } = entry;
    const request = room !== undefined ? { type: 'roomMessage', room, message, key } : { type: 'privateMessage', to, message, key };
    this.#post(request).then(
      (ack) => {
        if (this.#entries.get(key) === entry) this.#sent(entry, ack);
      },
      (/** @type {ParleyError} */ error) => {
        if (this.#entries.get(key) !== entry || error.code === 'DISCONNECTED' || error.code === 'CLOSED') return;
        this.#release(target, key);
        if (error.retryable) this.#pause(target, error);
        else this.#fail(entry, error);
        this.flush();
      },
    );
  }

  /**
   * @param {Entry} entry
   * @param {Ack} ack
   */
  #sent(entry, ack) {
    this.#pauses.delete(targetOf(entry));
    this.#remove(entry);
    entry.state = 'sent';
    this.#changed({ ...entry }, ack);
    this.flush();
  }

  /**
   * @param {Entry} entry
   * @param {ParleyError} error
   */
  #fail(entry, error) {
    Object.assign(entry, { state: 'failed', code: error.code, reason: error.message });
    this.#changed({ ...entry });
  }

  /**
   * @param {string} target
   * @param {ParleyError} error
   */
  #pause(target, error) {
    const failures = (this.#pauses.get(target)?.failures ?? 0) + 1;
    const timer = setTimeout(() => {
      this.#pauses.set(target, { failures });
      this.flush();
    }, retryDelay(error, failures));
    this.#pauses.set(target, { failures, timer });
  }

  /** @param {Entry} entry */
  #remove(entry) {
    this.#entries.delete(entry.key);
    this.#release(targetOf(entry), entry.key);
  }

  /**
   * @param {string} target
   * @param {string} key
   */
  #release(target, key) {
    if (this.#inFlight.get(target) === key) this.#inFlight.delete(target);
  }
}

/**
 * @param {Entry} entry
 * @returns {string}
 */
function targetOf(entry) {
  return entry.room !== undefined ? `#${entry.room}` : `@${entry.to}`;
}
