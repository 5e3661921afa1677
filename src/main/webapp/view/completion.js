// @ts-check
import { findEmoji } from '../text/emoji.js';
import { bdi, byId, el, showOptions } from './dom.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {{start: number, text: string, label: (Node | string)[]}} Suggestion  `text` replaces all from `start` to the caret */

const MOST = 8;
const NAME = /(?:^|[^\p{L}\p{N}_])@([^@\n]{0,32})$/u;
const CODE = /(?:^|[\s(]):([\w+-]{2,})$/;

/** Suggests names after `@` and emoji after `:` while the user writes. */
export class Completion {
  #list = byId('suggestions');
  /** @type {Suggestion[]} */
  #found = [];
  #chosen = 0;
  #app;
  #field;

  /**
   * @param {App} app
   * @param {HTMLTextAreaElement} field
   */
  constructor(app, field) {
    this.#app = app;
    this.#field = field;
    field.addEventListener('blur', () => this.close());
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest('[role=option]') : null;
      if (option) this.#take([...this.#list.children].indexOf(option));
    });
  }

  /** The text or the caret has changed. */
  update() {
    const { selectionStart: caret, selectionEnd, value } = this.#field;
    const before = value.slice(0, caret);
    this.#found = caret === selectionEnd ? [...this.#names(before), ...emojiFor(before)].slice(0, MOST) : [];
    this.#chosen = 0;
    this.#show();
  }

  close() {
    this.#found = [];
    this.#show();
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key was meant for the suggestions
   */
  takesKey({ key, shiftKey, ctrlKey, altKey, metaKey }) {
    const { length } = this.#found;
    if (length === 0 || shiftKey || ctrlKey || altKey || metaKey) return false;
    if (key === 'Enter' || key === 'Tab') this.#take(this.#chosen);
    else if (key === 'Escape') this.close();
    else if (key === 'ArrowDown') this.#choose((this.#chosen + 1) % length);
    else if (key === 'ArrowUp') this.#choose((this.#chosen + length - 1) % length);
    else return false;
    return true;
  }

  /**
   * @param {string} before
   * @returns {Suggestion[]}
   */
  #names(before) {
    const start = NAME.exec(before)?.[1];
    const { active, username } = this.#app.store;
    if (start === undefined || !active) return [];
    const wanted = start.toLocaleLowerCase();
    const all = active.kind === 'room' ? [...active.members] : [active.name];
    return all
      .filter((name) => name !== username && name.toLocaleLowerCase().startsWith(wanted))
      .sort((a, b) => a.localeCompare(b))
      .map((name) => ({ start: before.length - start.length - 1, text: `@${name} `, label: [bdi(name)] }));
  }

  #show() {
    const options = this.#found.map(({ label }) => el('li', {}, ...label));
    this.#list.hidden = options.length === 0;
    showOptions(this.#list, options, this.#chosen, this.#field);
  }

  /** @param {number} index */
  #choose(index) {
    this.#chosen = index;
    this.#show();
  }

  /** @param {number} index */
  #take(index) {
    const { start, text } = this.#found[index];
    this.#field.setRangeText(text, start, this.#field.selectionStart, 'end');
    this.close();
    this.#field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/**
 * @param {string} before
 * @returns {Suggestion[]}
 */
function emojiFor(before) {
  const start = CODE.exec(before)?.[1];
  if (start === undefined) return [];
  return findEmoji(start, MOST).map(({ code, emoji }) => ({
    start: before.length - start.length - 1,
    text: `${emoji} `,
    label: [el('span', { class: 'emoji' }, emoji), `:${code}:`],
  }));
}
