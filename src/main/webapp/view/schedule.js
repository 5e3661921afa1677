// @ts-check
/** @typedef {import('../model/store.js').Topic} Topic */

/** A page that is hidden has no animation frames, but a title to keep. */
const HIDDEN_MS = 250;

/** Renders what has changed, at most once per frame. */
export class Schedule {
  /** @type {Map<Topic, (() => void)[]>} */
  #renderers = new Map();
  /** @type {Set<Topic>} */
  #dirty = new Set();

  /**
   * @param {Topic[]} topics
   * @param {() => void} render
   */
  on(topics, render) {
    for (const topic of topics) this.#renderers.set(topic, [...(this.#renderers.get(topic) ?? []), render]);
  }

  /** @param {Topic} topic */
  touch(topic) {
    if (this.#dirty.size === 0) {
      if (document.hidden) setTimeout(() => this.#run(), HIDDEN_MS);
      else requestAnimationFrame(() => this.#run());
    }
    this.#dirty.add(topic);
  }

  touchAll() {
    for (const topic of this.#renderers.keys()) this.touch(topic);
  }

  #run() {
    const due = new Set([...this.#dirty].flatMap((topic) => this.#renderers.get(topic) ?? []));
    this.#dirty.clear();
    for (const render of due) {
      try {
        render();
      } catch (error) {
        reportError(error);
      }
    }
  }
}
