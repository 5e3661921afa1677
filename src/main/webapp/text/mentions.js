// @ts-check
/** Names in a text: `@Ada`. */

const WORD = /[\p{L}\p{N}_]/u;

/**
 * @param {string} text
 * @param {Iterable<string>} names  that may be mentioned
 * @returns {{text: string, name?: string}[]} the text in parts, those with `name` being mentions
 */
export function splitMentions(text, names) {
  if (!text.includes('@')) return [{ text }];
  const known = [...names].sort((a, b) => b.length - a.length);
  /** @type {{text: string, name?: string}[]} */
  const parts = [];
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < done || (at > 0 && WORD.test(text[at - 1]))) continue;
    const name = known.find((one) => standsAt(text, at + 1, one));
    if (name === undefined) continue;
    if (at > done) parts.push({ text: text.slice(done, at) });
    done = at + 1 + name.length;
    parts.push({ text: text.slice(at, done), name });
  }
  if (done < text.length) parts.push({ text: text.slice(done) });
  return parts;
}

/**
 * @param {string} text
 * @param {string} name
 * @returns {boolean}
 */
export function mentions(text, name) {
  return splitMentions(text, [name]).some((part) => part.name !== undefined);
}

/**
 * @param {string} text
 * @param {number} at
 * @param {string} name
 */
function standsAt(text, at, name) {
  const end = at + name.length;
  return fold(text.slice(at, end)) === fold(name) && !WORD.test(text[end] ?? '');
}

/** @param {string} name */
function fold(name) {
  return name.normalize('NFKC').toLowerCase();
}
