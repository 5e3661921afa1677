// @ts-check
/** @typedef {import('../client/types.js').Message} Message */
/** @typedef {import('../client/types.js').Entry} Entry */
/** @typedef {import('../client/types.js').Ack} Ack */

/**
 * @typedef {object} Line  a message, or a gap where messages are lost
 * @property {string} id
 * @property {'message' | 'gap'} kind
 * @property {number} at  milliseconds
 * @property {string} [epoch]
 * @property {number} [seq]
 * @property {string} from
 * @property {string} text
 * @property {number} [missed]
 * @property {'pending' | 'sent' | 'failed'} [state]  of an own message that has not come back yet
 * @property {boolean} [mention]  of the reader, by somebody else
 * @property {string} [key]
 * @property {string} [code]
 * @property {string} [reason]
 */

/** Lines kept at most, and how many times as many while the reader has gone back to older ones. */
const MOST_LINES = 500;
const MOST_CHARACTERS = 500_000;
const WHILE_READING = 20;
const MOST_AUTHORS = 200;

let gaps = 0;

/** A room or a private conversation as the page shows it. Bounded, and free of any view. */
export class Conversation {
  /** @type {Line[]} oldest first */
  lines = [];
  /** @type {Map<string, Line>} own messages on their way, by key */
  sending = new Map();
  /** @type {Set<string>} */
  members = new Set();
  memberCount = 0;
  /** @type {Set<string>} who has lately said something here */
  authors = new Set();
  /** @type {string[]} */
  typing = [];
  joined = false;
  unread = 0;
  /** One of the unread messages mentions the reader. */
  mentioned = false;
  /** @type {string | null} the id of the first line that is new to the reader */
  newFrom = null;
  draft = '';
  /** Older messages can be asked for. */
  more = false;
  loading = false;
  /** The reader looks at older lines, so they stay. */
  reading = false;
  /** Something went wrong here, in plain words. */
  notice = '';
  #characters = 0;

  /**
   * @param {'room' | 'private'} kind
   * @param {string} name  of the room or of the other user
   */
  constructor(kind, name) {
    this.kind = kind;
    this.name = name;
    this.id = idOf(kind, name);
  }

  /**
   * @param {Message} message  the newest
   * @param {boolean} own
   * @returns {Line}
   */
  add(message, own) {
    const line = lineOf(message);
    if (own) this.#replace(line, message.key);
    this.#push(line);
    return line;
  }

  /** @param {number} [missed]  how many messages are lost here, if that is known */
  addGap(missed) {
    this.#rescue();
    const at = this.lines.at(-1)?.at ?? Date.now();
    this.#push({ id: `gap:${Date.now()}:${++gaps}`, kind: 'gap', at, from: '', text: '', missed });
  }

  /**
   * @param {import('../client/types.js').WireMessage[]} messages  older than all that are here
   * @param {boolean} more
   */
  addOlder(messages, more) {
    const first = this.oldest;
    this.more = more;
    if (!first) return;
    const older = messages.filter(({ seq }) => seq < first.seq).map((message) => lineOf({ ...message, epoch: first.epoch }));
    this.lines.unshift(...older);
    for (const line of older) this.#characters += line.text.length;
    if (this.lines.length >= WHILE_READING * MOST_LINES || this.#characters >= WHILE_READING * MOST_CHARACTERS) this.more = false;
  }

  /** @returns {Line[]} all that is shown: what has come, then what is on its way */
  get all() {
    return this.sending.size === 0 ? this.lines : [...this.lines, ...this.sending.values()];
  }

  /** @returns {{epoch: string, seq: number} | undefined} the position of the oldest line, if older ones may exist */
  get oldest() {
    const { epoch, seq } = this.lines[0] ?? {};
    return epoch !== undefined && seq !== undefined ? { epoch, seq } : undefined;
  }

  /**
   * An own message has set out, arrived or failed.
   * @param {Entry} entry
   * @param {Ack} [ack]
   * @param {number} [deliveredTo]  the last seq of the same log that is already here
   * @param {string} [username]
   */
  track(entry, ack, deliveredTo = -1, username = '') {
    const { key, state, code, reason } = entry;
    const line = this.sending.get(key) ?? { id: `key:${key}`, kind: 'message', at: entry.createdAt, from: username, text: entry.message, key };
    if (!this.sending.has(key) && state === 'sent') return;
    Object.assign(line, { state, code, reason, epoch: ack?.epoch, seq: ack?.seq });
    this.sending.set(key, line);
    if (!ack) return;
    line.at = timeOf(ack.time);
    if (this.#has(ack) || ack.seq <= deliveredTo) this.sending.delete(key);
  }

  /** Back to the usual size, once the reader is back at the newest line. */
  trim() {
    const factor = this.reading ? WHILE_READING : 1;
    let surplus = Math.max(0, this.lines.length - factor * MOST_LINES);
    let characters = this.#characters;
    for (let i = 0; i < surplus; i++) characters -= this.lines[i].text.length;
    while (surplus < this.lines.length - 1 && characters > factor * MOST_CHARACTERS) {
      characters -= this.lines[surplus].text.length;
      surplus++;
    }
    if (surplus === 0) return;
    this.lines.splice(0, surplus);
    this.#characters = characters;
    if (this.kind === 'room') this.more = this.oldest !== undefined;
  }

  /**
   * @param {Line[]} lines  from an earlier page
   */
  restore(lines) {
    for (const line of lines) this.#push(line);
  }

  /** @param {Line} line */
  #push(line) {
    this.lines.push(line);
    if (line.kind === 'message' && this.authors.size < MOST_AUTHORS) this.authors.add(line.from);
    this.#characters += line.text.length;
    this.trim();
  }

  /**
   * An own message has come back: it takes the place of the one that was on its way.
   * @param {Line} line
   * @param {string} [key]
   */
  #replace(line, key) {
    const waiting = (key !== undefined && this.sending.get(key)) || [...this.sending.values()].find((sent) => isAt(sent, line));
    if (!waiting?.key) return;
    line.id = waiting.id;
    this.sending.delete(waiting.key);
  }

  /** Acknowledged messages that fell into a gap are known all the same. */
  #rescue() {
    for (const [key, line] of [...this.sending]) {
      if (line.state !== 'sent') continue;
      this.sending.delete(key);
      this.#push({ ...line, state: undefined });
    }
  }

  /** @param {Ack} position */
  #has(position) {
    for (let i = this.lines.length - 1; i >= 0; i--) if (isAt(this.lines[i], position)) return true;
    return false;
  }
}

/**
 * @param {'room' | 'private'} kind
 * @param {string} name
 * @returns {string} also the page's hash
 */
export function idOf(kind, name) {
  return (kind === 'room' ? '#' : '@') + name;
}

/** @param {Message} message @returns {Line} */
function lineOf({ epoch, seq, from, message, time }) {
  return { id: `${epoch}:${seq}`, kind: 'message', at: timeOf(time), epoch, seq, from, text: message };
}

/** @param {string} time */
function timeOf(time) {
  const at = Date.parse(time);
  return Number.isNaN(at) ? Date.now() : at;
}

/**
 * @param {{epoch?: string, seq?: number}} one
 * @param {{epoch?: string, seq?: number}} other
 */
function isAt(one, other) {
  return one.seq !== undefined && one.seq === other.seq && one.epoch === other.epoch;
}
