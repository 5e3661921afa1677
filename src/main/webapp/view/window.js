// @ts-check
/** @typedef {import('../model/conversation.js').Line} Line */

/** Messages in the page at most, and how many come and go at a time. */
const MOST = 180;
const STEP = 60;

/** The part of a conversation that is in the page, kept by the lines at its ends while others come and go. */
export class LineWindow {
  /** @type {string | undefined} */
  #first;
  /** @type {string | undefined} */
  #last;
  /** Older lines than those in the page are known. */
  hasEarlier = false;
  /** Newer lines than those in the page are known. */
  hasLater = false;

  /** Stands at the newest line, with all that fits before it. */
  follow() {
    this.#first = this.#last = undefined;
    this.hasLater = false;
  }

  /**
   * @param {Line[]} lines
   * @returns {{from: number, to: number}} the part that is in the page
   */
  place(lines) {
    const first = this.#first === undefined ? -1 : lines.findIndex(({ id }) => id === this.#first);
    const last = this.#last === undefined ? -1 : lines.findLastIndex(({ id }) => id === this.#last);
    const to = this.hasLater && last >= 0 ? last + 1 : lines.length;
    if (first < 0 || first >= to) return this.#keep(lines, Math.max(0, to - MOST), to);
    return this.#keep(lines, first, Math.min(to, first + MOST));
  }

  /**
   * Begins a little before a line, where that is further back than what would be in the page.
   * @param {Line[]} lines
   * @param {string} id  the line's
   */
  showFrom(lines, id) {
    const at = lines.findIndex((line) => line.id === id);
    if (at < 0 || at >= lines.length - MOST) return;
    const from = Math.max(0, at - STEP);
    this.#keep(lines, from, from + MOST);
  }

  /**
   * Moves towards older lines.
   * @param {Line[]} lines
   */
  goEarlier(lines) {
    const from = Math.max(0, this.place(lines).from - STEP);
    this.#keep(lines, from, Math.min(lines.length, from + MOST));
  }

  /**
   * Moves towards newer lines.
   * @param {Line[]} lines
   */
  goLater(lines) {
    const to = Math.min(lines.length, this.place(lines).to + STEP);
    this.#keep(lines, Math.max(0, to - MOST), to);
  }

  /**
   * @param {Line[]} lines
   * @param {number} from
   * @param {number} to
   */
  #keep(lines, from, to) {
    this.#first = lines[from]?.id;
    this.#last = lines[to - 1]?.id;
    this.hasEarlier = from > 0;
    this.hasLater = to < lines.length;
    return { from, to };
  }
}
