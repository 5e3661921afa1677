// @ts-check
import { idOfHash } from '../model/hash.js';
import { listed } from '../model/steps.js';
import { numeral, say } from '../words/language.js';
import { bdi, byId, el, showOptions } from './dom.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {{id: string, unread: number}} Place */

const MOST = 50;
const ROOM = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

/** A dialog to go to any room or person with a few keys. */
export class Switcher {
  /** @type {HTMLDialogElement} */
  #dialog = byId('switcher');
  /** @type {HTMLInputElement} */
  #field = byId('switcher-field');
  #list = byId('switcher-list');
  /** @type {Place[]} */
  #found = [];
  #chosen = 0;
  #app;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
    byId('go').addEventListener('click', () => this.open());
    this.#field.addEventListener('input', () => this.#search());
    this.#field.addEventListener('keydown', (event) => this.#key(event));
    this.#list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest('[role=option]') : null;
      if (option) this.#go([...this.#list.children].indexOf(option));
    });
    this.#dialog.addEventListener('click', ({ target }) => {
      if (target === this.#dialog) this.#dialog.close();
    });
  }

  open() {
    if (!this.#app.inChat || this.#dialog.open) return;
    this.#field.value = '';
    this.#dialog.showModal();
    this.#search();
  }

  /** Shows who and what is there by now; the same one stays chosen. */
  refresh() {
    if (!this.#dialog.open) return;
    const chosen = this.#found[this.#chosen]?.id;
    this.#find();
    this.#chosen = Math.max(0, this.#found.findIndex(({ id }) => id === chosen));
    this.#show();
  }

  #search() {
    this.#find();
    this.#chosen = 0;
    this.#show();
  }

  #find() {
    const wanted = this.#field.value.trim();
    const fits = (/** @type {Place} */ { id }) => id.slice(1).toLocaleLowerCase().includes(wanted.replace(/^[#@]/, '').toLocaleLowerCase());
    this.#found = this.#places().filter(fits).slice(0, MOST);
    const room = idOfHash(`#${wanted.replace(/^#/, '')}`);
    if (room?.startsWith('#') && ROOM.test(room.slice(1)) && !this.#found.some(({ id }) => id === room)) this.#found.push({ id: room, unread: 0 });
  }

  /** @returns {Place[]} unread ones first, then all others, the present one last */
  #places() {
    const { store } = this.#app;
    const places = listed(store).filter(({ id }) => id !== store.activeId).map(({ id, unread }) => ({ id, unread }));
    places.sort((a, b) => Math.sign(b.unread) - Math.sign(a.unread));
    const ids = new Set([...places.map(({ id }) => id), ...[...store.directory.keys()].map((name) => `#${name}`)]);
    for (const name of store.online) if (name !== store.username) ids.add(`@${name}`);
    if (store.activeId) ids.delete(store.activeId);
    return [...ids].map((id) => places.find((one) => one.id === id) ?? { id, unread: 0 });
  }

  #show() {
    showOptions(this.#list, this.#found.map((place) => this.#option(place)), this.#chosen, this.#field);
    byId('switcher-none').hidden = this.#found.length > 0;
  }

  /** @param {Place} place */
  #option({ id, unread }) {
    const name = id.slice(1);
    const { store } = this.#app;
    const known = id.startsWith('@') || store.conversations.has(id) || store.directory.has(name);
    if (!known) return el('li', {}, el('span', { class: 'mark', 'aria-hidden': 'true' }, '+'), say('go.join', { room: name }));
    const badge = unread > 0 ? [el('span', { class: 'badge' }, numeral(unread))] : [];
    const kind = say(id.startsWith('#') ? 'go.room' : 'go.person');
    return el('li', {}, el('span', { class: 'mark', 'aria-hidden': 'true' }, id[0]), el('span', { class: 'label' }, bdi(name)), ...badge, el('span', { class: 'count' }, kind));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { length } = this.#found;
    if (event.isComposing || length === 0) return;
    if (event.key === 'ArrowDown') this.#chosen = (this.#chosen + 1) % length;
    else if (event.key === 'ArrowUp') this.#chosen = (this.#chosen + length - 1) % length;
    else if (event.key === 'Enter') this.#go(this.#chosen);
    else return;
    event.preventDefault();
    if (event.key !== 'Enter') this.#show();
  }

  /** @param {number} index */
  #go(index) {
    this.#dialog.close();
    this.#app.talk?.goTo(this.#found[index].id);
  }
}
