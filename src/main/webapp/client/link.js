// @ts-check
import { backoff } from './random.js';

/** @typedef {import('./types.js').ConnectionState} ConnectionState */

const CONNECT_MS = 15_000;
const SILENCE_MS = 40_000;
const PROBE_MS = 5_000;
const STABLE_MS = 5_000;
/** The client's own close code: reconnect at the other end is expected, so others see no leaving. */
const ABANDONED = 4000;

/**
 * One WebSocket that comes back: backoff with full jitter, at once when the browser is online again,
 * and a new connection when the old one has been silent for too long. Close codes 4500-4999 end it.
 */
export class Link {
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {ConnectionState} */
  #state = { state: 'closed', attempt: 0, offline: false };
  #attempt = 0;
  #seenAt = 0;
  #readyAt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #probeTimer;
  #running = false;
  /** What the browser has last said of the network. Before that there was one: this module came over it. */
  #networkGone = false;
  /** The browser says the network is gone, and nothing has arrived since. */
  #doubt = false;
  #url;
  #handlers;

  /**
   * @param {string} url
   * @param {{opened: () => void, received: (event: any) => void, lost: () => void,
   *   changed: (state: ConnectionState) => void}} handlers
   */
  constructor(url, handlers) {
    this.#url = url;
    this.#handlers = handlers;
  }

  get state() {
    return this.#state;
  }

  get ready() {
    return this.#state.state === 'ready';
  }

  start() {
    if (this.#running) return;
    this.#running = true;
    globalThis.addEventListener?.('online', this.#onNetwork);
    globalThis.addEventListener?.('offline', this.#onNetwork);
    globalThis.addEventListener?.('pageshow', this.#onPageShow);
    this.#open();
  }

  /**
   * Ends it for good; {@link start} begins anew.
   * @param {Partial<ConnectionState>} [why]
   */
  stop(why = { code: 1000 }) {
    if (!this.#running) return;
    this.#running = false;
    globalThis.removeEventListener?.('online', this.#onNetwork);
    globalThis.removeEventListener?.('offline', this.#onNetwork);
    globalThis.removeEventListener?.('pageshow', this.#onPageShow);
    this.#forget(1000);
    this.#attempt = 0;
    this.#handlers.lost();
    this.#change({ state: 'closed', ...why });
  }

  /** The user is signed in: the connection counts as good. */
  markReady() {
    if (!this.#socket || this.ready) return;
    this.#readyAt = Date.now();
    this.#change({ state: 'ready' });
  }

  /** Tries now instead of waiting any longer. */
  hurry() {
    if (this.#running && this.#state.state === 'waiting') this.#open();
  }

  /** Gives this connection up and makes another one. */
  restart() {
    if (!this.#running || !this.#socket) return;
    this.#forget(ABANDONED);
    this.#ended(ABANDONED);
  }

  /** @param {object} request */
  send(request) {
    if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(request));
  }

  #open() {
    this.#forget(ABANDONED);
    this.#change({ state: 'connecting' });
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.onopen = () => {
      this.#seenAt = Date.now();
      this.#watch(SILENCE_MS);
      this.#handlers.opened();
    };
    socket.onmessage = ({ data }) => {
      this.#seenAt = Date.now();
      if (this.#doubt) this.#change(this.#state);
      this.#read(socket, data);
    };
    socket.onclose = ({ code }) => {
      this.#forget(ABANDONED);
      this.#ended(code);
    };
    this.#timer = setTimeout(() => this.restart(), CONNECT_MS);
  }

  /**
   * @param {WebSocket} socket
   * @param {unknown} data
   */
  #read(socket, data) {
    /** @type {unknown} */
    let frame;
    try {
      frame = JSON.parse(String(data));
    } catch {
      return;
    }
    for (const event of Array.isArray(frame) ? frame : [frame]) {
      if (this.#socket !== socket) return;
      if (typeof event?.type === 'string') this.#handlers.received(event);
    }
  }

  /** @param {number} code */
  #ended(code) {
    const stable = this.ready && Date.now() - this.#readyAt >= STABLE_MS;
    this.#handlers.lost();
    if (code >= 4500 && code <= 4999) {
      this.stop({ code });
      return;
    }
    const delay = backoff(stable ? 0 : this.#attempt);
    this.#attempt = stable ? 1 : this.#attempt + 1;
    this.#timer = setTimeout(() => this.#open(), delay);
    this.#change({ state: 'waiting', retryAt: Date.now() + delay, code });
  }

  /** @param {number} code  closes the socket, if there is one, and hears no more of it */
  #forget(code) {
    clearTimeout(this.#timer);
    clearTimeout(this.#probeTimer);
    this.#probeTimer = undefined;
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    if (socket.readyState < 2) socket.close(code);
  }

  /** @param {number} delay  looks again whether the server has given a sign of life */
  #watch(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const silent = Date.now() - this.#seenAt;
      if (silent >= SILENCE_MS) this.restart();
      else this.#watch(SILENCE_MS - silent);
    }, delay);
  }

  #onNetwork = (/** @type {Event} */ { type }) => {
    this.#networkGone = type === 'offline';
    if (this.ready) {
      this.#probe();
      if (type === 'offline') this.#change(this.#state, true);
    } else if (type === 'online') {
      this.#attempt = 0;
      this.#open();
    } else {
      this.#change(this.#state);
    }
  };

  #onPageShow = (/** @type {PageTransitionEvent} */ { persisted }) => {
    if (persisted) this.hurry();
  };

  /** The network has changed: is this connection still alive? */
  #probe() {
    if (this.#probeTimer !== undefined) return;
    const askedAt = Date.now();
    this.send({ type: 'ping' });
    this.#probeTimer = setTimeout(() => {
      this.#probeTimer = undefined;
      if (this.#seenAt < askedAt) this.restart();
    }, PROBE_MS);
  }

  /**
   * @param {Partial<ConnectionState> & Pick<ConnectionState, 'state'>} state
   * @param {boolean} [doubt]
   */
  #change(state, doubt = false) {
    this.#doubt = doubt;
    const offline = doubt || (state.state !== 'ready' && this.#networkGone);
    this.#state = { ...state, attempt: this.#attempt, offline };
    this.#handlers.changed(this.#state);
  }
}
