// @ts-check
import { clockWords, dayWords, errorWords, fullTimeWords, gapWords } from '../words.js';
import { bdi, byId, el, reconcile, setText } from './dom.js';
import { rowsOf } from './rows.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('./rows.js').Row} Row */

const BOTTOM_PX = 40;
const TOP_PX = 120;
const HUES = 8;

/**
 * The message list. It follows the newest message only while the reader is there.
 * @param {App} app
 */
export function mountMessages(app) {
  const log = byId('messages');
  const lines = byId('lines');
  const older = byId('load-older');
  const jump = byId('jump');
  const none = byId('no-lines');
  /** @type {import('../conversation.js').Conversation | undefined} */
  let shown;
  let following = true;
  let lastKey = '';
  let unseen = false;

  const toBottom = () => {
    log.scrollTop = log.scrollHeight;
    following = true;
  };

  const render = () => {
    const conversation = app.store.active;
    const turned = conversation !== shown;
    shown = conversation;
    const rows = conversation ? rowsOf(conversation) : [];
    const held = turned || following ? null : firstVisible(log, lines);
    if (turned) reconcile(lines, [], how(app));
    reconcile(lines, rows, how(app));
    older.hidden = !conversation?.more;
    setText(older, conversation?.loading ? 'Loading…' : 'Load older messages');
    setText(none, rows.length > 0 ? '' : conversation ? emptyWords(conversation) : 'You are in no room. Join one to talk.');
    const last = rows.at(-1);
    const key = last?.key ?? '';
    if (!turned && !following && key !== lastKey) unseen = true;
    const justSent = key !== lastKey && last?.line.state === 'pending';
    lastKey = key;
    if (turned) {
      toBottom();
      showNew(log, lines);
    } else if (following || justSent) {
      toBottom();
    } else if (held?.node.isConnected) {
      log.scrollTop += held.node.offsetTop - held.top;
    }
    watch();
  };

  const watch = () => {
    following = log.scrollHeight - log.scrollTop - log.clientHeight < BOTTOM_PX;
    if (following) unseen = false;
    jump.hidden = following || lines.childElementCount === 0;
    setText(jump, unseen ? 'New messages' : 'Jump to latest');
    jump.classList.toggle('fresh', unseen);
    if (shown && shown.reading === following) {
      shown.reading = !following;
      shown.trim();
      if (following) app.store.touch('messages');
    }
  };

  log.addEventListener('scroll', () => {
    watch();
    if (!following && log.scrollTop < TOP_PX) app.loadOlder();
  }, { passive: true });
  older.addEventListener('click', () => app.loadOlder());
  jump.addEventListener('click', () => {
    toBottom();
    watch();
  });
  new ResizeObserver(() => {
    if (following) toBottom();
  }).observe(log);
  return render;
}

/** @param {import('../conversation.js').Conversation} conversation */
function emptyWords({ kind, joined, name }) {
  if (kind === 'private') return `This is between you and ${name}. Nobody else can read it.`;
  return joined ? 'Nothing has been said here yet. Start the conversation.' : 'Joining…';
}

/**
 * @param {HTMLElement} log
 * @param {HTMLElement} lines
 * @returns {{node: HTMLElement, top: number} | null} the first message in view, which shall stay where it is
 */
function firstVisible(log, lines) {
  for (const node of /** @type {Iterable<HTMLElement>} */ (/** @type {unknown} */ (lines.children))) {
    if (node.tagName === 'ARTICLE' && node.offsetTop + node.offsetHeight > log.scrollTop) return { node, top: node.offsetTop };
  }
  return null;
}

/**
 * @param {HTMLElement} log
 * @param {HTMLElement} lines  brought to where the new messages begin, if that is above what can be seen
 */
function showNew(log, lines) {
  const line = /** @type {HTMLElement | null} */ (lines.querySelector('.new-line'));
  if (line && line.offsetTop < log.scrollTop) log.scrollTop = line.offsetTop - 24;
}

/**
 * @param {App} app
 * @returns {{key: (row: Row) => string, make: (row: Row) => HTMLElement, update: (node: HTMLElement, row: Row) => void}}
 */
function how(app) {
  return {
    key: ({ key }) => key,
    make: (row) => (row.kind === 'message' ? makeMessage(app, row) : makeSeparator(row)),
    update: (node, row) => {
      if (row.kind === 'message') updateMessage(app, node, row);
      else if (row.kind === 'day') setText(/** @type {Node} */ (node.firstChild), dayWords(row.line.at));
    },
  };
}

/** @param {Row} row */
function makeSeparator({ kind, line }) {
  if (kind === 'day') return el('p', { class: 'day-line' }, el('span'));
  if (kind === 'new') return el('p', { class: 'new-line' }, el('span', {}, 'New messages'));
  return el('p', { class: 'gap-line', 'data-testid': 'gap' }, el('span', {}, gapWords(line.missed)));
}

/**
 * @param {App} app
 * @param {Row} row
 */
function makeMessage(app, { line }) {
  const own = line.from === app.store.username;
  const name = own ? el('span', { class: 'name' }, bdi(line.from)) : nameButton(app, line.from);
  return el(
    'article',
    { class: `line hue-${hueOf(line.from)}${own ? ' own' : ''}`, 'data-testid': 'message' },
    el('p', { class: 'who' }, name),
    el('p', { class: 'text', dir: 'auto' }, line.text),
    el('time', { class: 'time' }),
    el('p', { class: 'fate' }),
  );
}

/**
 * @param {App} app
 * @param {string} from
 */
function nameButton(app, from) {
  const button = el('button', { type: 'button', class: 'name', tabindex: -1 }, bdi(from));
  button.addEventListener('click', () => app.openPrivate(from));
  return button;
}

/** @type {WeakMap<HTMLElement, string>} what a message's node shows, to touch it only when that changes */
const drawn = new WeakMap();

/**
 * @param {App} app
 * @param {HTMLElement} node
 * @param {Row} row
 */
function updateMessage(app, node, { line, grouped }) {
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
 * @param {import('../conversation.js').Line} line
 * @returns {(Node | string)[]}
 */
function fateOf(app, { state, key, code = '', reason }) {
  if (state === 'pending') return ['Sending…'];
  if (state !== 'failed' || key === undefined) return [];
  const again = el('button', { type: 'button', class: 'plain-button', 'data-testid': 'retry' }, 'Try again');
  again.addEventListener('click', () => app.chat?.retry(key));
  const drop = el('button', { type: 'button', class: 'plain-button', 'data-testid': 'discard' }, 'Discard');
  drop.addEventListener('click', () => app.chat?.discard(key));
  return [el('span', {}, `Not sent. ${errorWords({ code, message: reason })}`), again, drop];
}

/** @param {string} name */
function hueOf(name) {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + /** @type {number} */ (character.codePointAt(0))) % 65_521;
  return hash % HUES;
}
