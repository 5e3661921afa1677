// @ts-check
/** @typedef {import('../parley.js').Chat} Chat */
/** @typedef {import('./store.js').Store} Store */

const REFRESH_MS = 10_000;
const SOON_MS = 400;

/** Keeps the list of all rooms fresh while the page can be seen. */
export class Directory {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #ended = false;
  #chat;
  #store;

  /**
   * @param {Chat} chat
   * @param {Store} store
   */
  constructor(chat, store) {
    this.#chat = chat;
    this.#store = store;
    const soon = () => this.#in(SOON_MS);
    chat.on('welcome', soon);
    chat.on('joinedRoom', soon);
    chat.on('leftRoom', soon);
  }

  end() {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  /** @param {number} delay */
  #in(delay) {
    clearTimeout(this.#timer);
    if (!this.#ended) this.#timer = setTimeout(() => this.#refresh(), delay);
  }

  async #refresh() {
    this.#in(REFRESH_MS);
    if (!this.#chat.ready || document.hidden) return;
    try {
      const { rooms } = await this.#chat.listRooms();
      this.#store.directory = new Map(rooms.map(({ room, count }) => [room, count]));
      this.#store.touch('rooms');
    } catch {
      // The list of before stays until the next time.
    }
  }
}
