// @ts-check

/**
 * Keeps the requests of one connection within the server's rate: a token bucket in front of the
 * socket, a little smaller than the server's own. Requests wait in order; typing never waits.
 */
export class Pacer {
  /** @type {object[]} */
  #queue = [];
  #burst = 18;
  #perSecond = 9;
  #tokens = 18;
  #filledAt = Date.now();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #transmit;

  /** @param {(request: object) => void} transmit */
  constructor(transmit) {
    this.#transmit = transmit;
  }

  /**
   * Takes over the server's limits; 0 means none.
   * @param {number} [burst]
   * @param {number} [perSecond]
   */
  limit(burst, perSecond) {
    if (burst !== undefined) this.#burst = burst > 0 ? Math.max(1, burst - 2) : Infinity;
    if (perSecond !== undefined) this.#perSecond = perSecond > 0 ? perSecond * 0.9 : Infinity;
    this.#tokens = Math.min(this.#tokens, this.#burst);
  }

  /** @param {object} request */
  push(request) {
    this.#queue.push(request);
    this.#drain();
  }

  /**
   * Sends now or not at all.
   * @param {object} request
   */
  tryNow(request) {
    this.#refill();
    if (this.#queue.length > 0 || this.#tokens < 2) return;
    this.#tokens -= 1;
    this.#transmit(request);
  }

  /** For a new connection: nothing waits, and the server's bucket is full. */
  reset() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#queue = [];
    this.#tokens = this.#burst;
    this.#filledAt = Date.now();
  }

  #refill() {
    const now = Date.now();
    const gained = (Math.max(0, now - this.#filledAt) / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + (Number.isNaN(gained) ? 0 : gained));
    if (this.#burst === Infinity || this.#perSecond === Infinity) this.#tokens = Infinity;
    this.#filledAt = now;
  }

  #drain() {
    this.#refill();
    while (this.#queue.length > 0 && this.#tokens >= 1) {
      this.#tokens -= 1;
      this.#transmit(/** @type {object} */ (this.#queue.shift()));
    }
    if (this.#queue.length > 0 && this.#timer === undefined) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#drain();
      }, Math.ceil(((1 - this.#tokens) / this.#perSecond) * 1000) + 5);
    }
  }
}
