// @ts-check
import { say } from '../words/language.js';
import { clockWords, errorWords, fullTimeWords } from '../words/words.js';
import { bdi, el, setText } from './dom.js';
import { richText } from './rich.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('./rows.js').Row} Row */

const HUES = 8;

/**
 * @param {App} app
 * @param {Row} row
 */
export function makeMessage(app, { line }) {
  const { username, active } = app.store;
  const own = line.from === username;
  const name = own ? el('span', { class: 'name' }, bdi(line.from)) : nameButton(app, line.from);
  const names = new Set([username, ...(active?.members ?? []), ...(active?.authors ?? [])]);
  return el(
    'article',
    { class: `line hue-${hueOf(line.from)}${own ? ' own' : ''}${line.mention ? ' to-me' : ''}`, 'data-testid': 'message' },
    el('p', { class: 'who' }, name),
    el('p', { class: 'text', dir: 'auto' }, ...richText(line.text, names, username)),
    el('time', { class: 'time' }),
    el('p', { class: 'fate' }),
  );
}

/** @type {WeakMap<HTMLElement, string>} what a message's node shows, to touch it only when that changes */
const drawn = new WeakMap();

/**
 * @param {App} app
 * @param {HTMLElement} node
 * @param {Row} row
 */
export function updateMessage(app, node, { line, grouped }) {
  const look = `${line.seq} ${line.state} ${line.code} ${line.at} ${grouped}`;
  if (drawn.get(node) === look) return;
  drawn.set(node, look);
  node.classList.toggle('grouped', grouped);
  if (line.seq !== undefined) node.dataset.seq = String(line.seq);
  if (line.state) node.dataset.state = line.state;
  else delete node.dataset.state;
  const time = /** @type {HTMLTimeElement} */ (node.querySelector('time'));
  time.dateTime = new Date(line.at).toISOString();
  time.title = fullTimeWords(line.at);
  setText(time, clockWords(line.at));
  const fate = /** @type {HTMLElement} */ (node.querySelector('.fate'));
  fate.replaceChildren(...fateOf(app, line));
}

/**
 * @param {App} app
 * @param {string} from
 */
function nameButton(app, from) {
  const button = el('button', { type: 'button', class: 'name', tabindex: -1, title: say('members.write', { name: from }) }, bdi(from));
  button.addEventListener('click', () => app.talk?.openPrivate(from));
  return button;
}

/**
 * @param {App} app
 * @param {import('../model/conversation.js').Line} line
 * @returns {(Node | string)[]}
 */
function fateOf(app, { state, key, code = '', reason }) {
  if (state === 'pending') return [say('message.sending')];
  if (state !== 'failed' || key === undefined) return [];
  const again = el('button', { type: 'button', class: 'plain-button', 'data-testid': 'retry' }, say('message.retry'));
  again.addEventListener('click', () => app.chat?.retry(key));
  const drop = el('button', { type: 'button', class: 'plain-button', 'data-testid': 'discard' }, say('message.discard'));
  drop.addEventListener('click', () => app.chat?.discard(key));
  return [el('span', {}, say('message.failed', { why: errorWords({ code, message: reason }) })), again, drop];
}

/** @param {string} name */
function hueOf(name) {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + /** @type {number} */ (character.codePointAt(0))) % 65_521;
  return hash % HUES;
}
