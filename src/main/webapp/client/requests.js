// @ts-check
import { ParleyError } from './error.js';

const ANSWER_MS = 20_000;

/** @typedef {{type: string, [field: string]: any}} Request */
/** @typedef {{type: string, re?: string, [field: string]: any}} WireEvent */

/** Gives requests their ids and matches the answers by `re`. */
export class Requests {
  /** @type {Map<string, {request: Request, resolve: (event: any) => void, reject: (error: ParleyError) => void, timer: ReturnType<typeof setTimeout>}>} */
  #waiting = new Map();
  #last = 0;
  #push;

  /** @param {(request: Request) => void} push */
  constructor(push) {
    this.#push = push;
  }

  /**
   * @param {Request} request
   * @returns {Promise<any>} the answer; rejected with a {@link ParleyError}
   */
  ask(request) {
    const id = String(++this.#last);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new ParleyError({ code: 'TIMEOUT', message: 'The server did not answer.', retryable: true }));
      }, ANSWER_MS);
      this.#waiting.set(id, { request, resolve, reject, timer });
      this.#push({ ...request, id });
    });
  }

  /**
   * @param {WireEvent} event
   * @returns {Request | undefined} the request that this event answers
   */
  settle(event) {
    if (typeof event.re !== 'string') return undefined;
    const found = this.#waiting.get(event.re);
    if (!found) return undefined;
    this.#waiting.delete(event.re);
    clearTimeout(found.timer);
    if (event.type === 'error') found.reject(new ParleyError(/** @type {any} */ (event)));
    else found.resolve(event);
    return found.request;
  }

  /** @param {string} code  why no answer will come any more */
  abandon(code) {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject, timer } of all) {
      clearTimeout(timer);
      reject(new ParleyError({ code, message: 'The connection ended before the answer came.', retryable: true }));
    }
  }
}
