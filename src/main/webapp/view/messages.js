// @ts-check
import { say } from '../words/language.js';
import { dayWords, gapWords } from '../words/words.js';
import { byId, el, reconcile, setText } from './dom.js';
import { makeMessage, updateMessage } from './message.js';
import { rowsOf } from './rows.js';
import { LineWindow } from './window.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('./rows.js').Row} Row */
/** @typedef {import('../model/conversation.js').Conversation} Conversation */

/** This near to the end the reader counts as being there. */
const BOTTOM_PX = 40;
/** This near to an end of what is in the page, more comes in. */
const NEAR_PX = 400;

/**
 * The message list. It follows the newest message only while the reader is there, and has no more nodes
 * than a bounded number of messages need.
 * @param {App} app
 */
export function mountMessages(app) {
  return new MessageList(app).render;
}

class MessageList {
  #log = byId('messages');
  #lines = byId('lines');
  #jump = byId('jump');
  #window = new LineWindow();
  /** @type {Conversation | undefined} */
  #shown;
  #following = true;
  #lastKey = '';
  #unseen = false;
  #app;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
    this.#log.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    byId('load-older').addEventListener('click', () => app.talk?.loadOlder());
    this.#jump.addEventListener('click', () => this.#jumpToLatest());
    new ResizeObserver(() => {
      if (this.#following) this.#toBottom();
    }).observe(this.#log);
  }

  render = () => {
    const conversation = this.#app.store.active;
    const turned = conversation !== this.#shown;
    this.#shown = conversation;
    if (turned) reconcile(this.#lines, [], this.#how);
    if (turned || this.#following || this.#justSent()) this.#window.follow();
    if (turned && conversation?.newFrom) this.#window.showFrom(conversation.all, conversation.newFrom);
    const held = turned || this.#following ? null : this.#firstVisible();
    this.#draw();
    this.#drawEnds();
    const key = conversation?.all.at(-1)?.id ?? '';
    const sent = this.#justSent();
    if (!turned && !this.#following && key !== this.#lastKey) this.#unseen = true;
    this.#lastKey = key;
    if (turned) {
      this.#toBottom();
      this.#showNew();
    } else if (this.#following || sent) {
      this.#toBottom();
    } else {
      this.#hold(held);
    }
    this.#watch();
    this.#fill();
  };

  /** The user has just sent something, and wants to see it. */
  #justSent() {
    const last = this.#shown?.all.at(-1);
    return last?.state === 'pending' && last.id !== this.#lastKey;
  }

  /** @type {{key: (row: Row) => string, make: (row: Row) => HTMLElement, update: (node: HTMLElement, row: Row) => void}} */
  #how = {
    key: ({ key }) => key,
    make: (row) => (row.kind === 'message' ? makeMessage(this.#app, row) : makeSeparator(row)),
    update: (node, row) => {
      if (row.kind === 'message') updateMessage(this.#app, node, row);
      else if (row.kind === 'day') setText(/** @type {Node} */ (node.firstChild), dayWords(row.line.at));
    },
  };

  #draw() {
    const conversation = this.#shown;
    const all = conversation?.all ?? [];
    const { from, to } = this.#window.place(all);
    reconcile(this.#lines, rowsOf(all, from, to, conversation?.newFrom ?? null), this.#how);
  }

  /** What is said before the first line, or in place of any. */
  #drawEnds() {
    const conversation = this.#shown;
    const { more = false, loading = false } = conversation ?? {};
    const filled = this.#lines.childElementCount > 0;
    byId('load-older').hidden = !more || loading;
    byId('loading-older').hidden = !loading;
    byId('beginning').hidden = more || this.#window.hasEarlier || !filled || conversation?.kind !== 'room';
    setText(byId('no-lines'), filled ? '' : emptyWords(conversation));
  }

  #scrolled() {
    this.#watch();
    if (!this.#fill() && !this.#following && this.#log.scrollTop < NEAR_PX) this.#app.talk?.loadOlder();
  }

  /** @returns {boolean} whether lines that are known came into the page, since the reader is near to its end */
  #fill() {
    const all = this.#shown?.all ?? [];
    if (this.#following) return false;
    if (this.#log.scrollTop < NEAR_PX && this.#window.hasEarlier) this.#move(() => this.#window.goEarlier(all));
    else if (this.#below() < NEAR_PX && this.#window.hasLater) this.#move(() => this.#window.goLater(all));
    else return false;
    return true;
  }

  /** @param {() => void} change  of the part that is in the page; what is being read stays where it is */
  #move(change) {
    const held = this.#firstVisible();
    // Not news: nothing of it is to be read out.
    this.#log.setAttribute('aria-busy', 'true');
    change();
    this.#draw();
    this.#drawEnds();
    this.#hold(held);
    this.#watch();
    requestAnimationFrame(() => this.#log.removeAttribute('aria-busy'));
  }

  #watch() {
    this.#following = !this.#window.hasLater && this.#below() < BOTTOM_PX;
    if (this.#following) this.#unseen = false;
    this.#jump.hidden = this.#following || this.#lines.childElementCount === 0;
    setText(this.#jump, say(this.#unseen ? 'log.new' : 'log.jump'));
    this.#jump.classList.toggle('fresh', this.#unseen);
    const conversation = this.#shown;
    if (!conversation || conversation.reading !== this.#following) return;
    conversation.reading = !this.#following;
    conversation.trim();
    if (this.#following) this.#app.store.touch('messages');
  }

  #jumpToLatest() {
    this.#window.follow();
    this.#draw();
    this.#toBottom();
    this.#watch();
  }

  #toBottom() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#following = true;
  }

  /** @returns {number} pixels that are hidden below */
  #below() {
    return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight;
  }

  /** @returns {{node: HTMLElement, top: number} | null} the first message in view, which shall stay where it is */
  #firstVisible() {
    const nodes = /** @type {Iterable<HTMLElement>} */ (/** @type {unknown} */ (this.#lines.children));
    for (const node of nodes) {
      if (node.tagName === 'ARTICLE' && node.offsetTop + node.offsetHeight > this.#log.scrollTop) return { node, top: node.offsetTop };
    }
    return null;
  }

  /** @param {{node: HTMLElement, top: number} | null} held */
  #hold(held) {
    if (held?.node.isConnected) this.#log.scrollTop += held.node.offsetTop - held.top;
  }

  /** Goes to where the new messages begin, if that is above what can be seen. */
  #showNew() {
    const line = /** @type {HTMLElement | null} */ (this.#lines.querySelector('.new-line'));
    if (line && line.offsetTop < this.#log.scrollTop) this.#log.scrollTop = line.offsetTop - 24;
  }
}

/** @param {Conversation | undefined} conversation */
function emptyWords(conversation) {
  if (!conversation) return say('log.no-room', { key: 'Ctrl K' });
  const { kind, joined, name } = conversation;
  if (kind === 'private') return say('log.empty-private', { name });
  return joined ? say('log.empty-room', { room: name }) : say('log.joining');
}

/** @param {Row} row */
function makeSeparator({ kind, line }) {
  if (kind === 'day') return el('p', { class: 'day-line' }, el('span'));
  if (kind === 'new') return el('p', { class: 'new-line', 'data-testid': 'new-line' }, el('span', {}, say('log.new')));
  return el('p', { class: 'gap-line', 'data-testid': 'gap' }, el('span', {}, gapWords(line.missed)));
}
