// @ts-check

const REPEAT_MS = 1_000;

/** Says `typing: true` at most once a second while the user types, and `false` after a pause. */
export class TypingSignal {
  #say;
  /** @type {string | null} */
  #room = null;
  #saidAt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** How long without input until typing is over. */
  pauseMs = 2_000;

  /** @param {(room: string, typing: boolean) => void} say */
  constructor(say) {
    this.#say = say;
  }

  /** @param {string} room  where there was input */
  input(room) {
    if (this.#room !== room) {
      this.stop();
      this.#room = room;
      this.#saidAt = -Infinity;
    }
    const now = Date.now();
    if (now - this.#saidAt >= REPEAT_MS) {
      this.#saidAt = now;
      this.#say(room, true);
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.stop(), this.pauseMs);
  }

  /** There is nothing being written any more. */
  stop() {
    const room = this.#room;
    this.posted();
    if (room !== null) this.#say(room, false);
  }

  /** The message was posted (the server ends typing by itself), or the connection is gone. */
  posted() {
    clearTimeout(this.#timer);
    this.#room = null;
  }
}
