// @ts-check
/** @typedef {import('./types.js').Position} Position */

/** A room that the user wants to be in, and how much of its log has been delivered. */
export class Room {
  /** @type {Position | null} the last message delivered; null before the first join */
  position = null;
  /** Joined on the present connection. */
  joined = false;
  /** A join is under way on the present connection. */
  asking = false;
  failures = 0;
  checkedAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;
  /** @type {{resolve: (joined: any) => void, reject: (error: Error) => void}[]} */
  waiting = [];

  /**
   * @param {string} name
   * @param {Position | null} [position]
   */
  constructor(name, position = null) {
    this.name = name;
    this.position = position && { epoch: position.epoch, seq: position.seq };
  }

  /** The connection, and with it the membership, is gone. */
  reset() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.joined = false;
    this.asking = false;
  }
}

/**
 * What of a log is new to one who has everything up to `position`, and whether something is missing between.
 * @template {{seq: number}} M
 * @param {Position | null} position
 * @param {{epoch: string, seq: number, recovered?: boolean, history?: M[]}} log
 * @returns {{fresh: (M & {epoch: string})[], resumed: boolean, gap: boolean}}
 */
export function continueFrom(position, log) {
  const same = position !== null && position.epoch === log.epoch;
  const fresh = (log.history ?? [])
    .filter((message) => !same || message.seq > position.seq)
    .map((message) => ({ ...message, epoch: log.epoch }));
  const next = fresh.length > 0 ? fresh[0].seq : log.seq + 1;
  const joins = same && next <= position.seq + 1;
  return { fresh, resumed: position !== null, gap: position !== null && log.recovered !== true && !joins };
}
