// @ts-check
/** Emoji by their short codes, `:tada:`, from the list of node-emoji. */

const LIST = 'webjars/node-emoji/1.11.0/lib/emoji.json';
const CODE = /:([\w+-]+):/g;

/** @type {Map<string, string>} code to emoji; empty until loaded */
let emoji = new Map();
/** @type {Promise<void> | undefined} */
let loading;

/** Loads the list once; codes stay as they are until it is here. */
export function loadEmoji() {
  loading ??= fetch(new URL(LIST, document.baseURI))
    .then((answer) => (answer.ok ? answer.json() : {}))
    .then((list) => {
      emoji = new Map(Object.entries(list));
    })
    .catch(() => {
      loading = undefined;
    });
  return loading;
}

/**
 * @param {string} text
 * @returns {string} with known codes replaced
 */
export function expandEmoji(text) {
  return text.replace(CODE, (code, name) => emoji.get(name) ?? code);
}

/**
 * @param {string} start  of a code
 * @param {number} most
 * @returns {{code: string, emoji: string}[]} those that begin with it, then those that have it inside
 */
export function findEmoji(start, most) {
  const wanted = start.toLowerCase();
  const codes = [...emoji.keys()].filter((code) => code.includes(wanted));
  const rank = (/** @type {string} */ code) => (code === wanted ? 0 : code.startsWith(wanted) ? 1 : 2);
  codes.sort((a, b) => rank(a) - rank(b) || a.length - b.length);
  return codes.slice(0, most).map((code) => ({ code, emoji: emoji.get(code) ?? '' }));
}
