// @ts-check
/**
 * Addresses in a text, found by linkifyjs, which the page loads before its modules.
 *
 * @typedef {{t: string, isLink: boolean, toString: () => string, toHref: () => string}} Token
 */

/** What a click may open. An address without a scheme might as well be the name of a file. */
const SCHEME = /^(https?|mailto):/i;

/**
 * @param {string} text
 * @returns {{text: string, href?: string}[]} the text in parts, those with `href` being links
 */
export function splitLinks(text) {
  /** @type {Token[]} */
  const tokens = /** @type {any} */ (globalThis).linkify.tokenize(text);
  /** @type {{text: string, href?: string}[]} */
  const parts = [];
  for (const token of tokens) {
    const part = token.toString();
    const href = token.isLink ? safeHref(token, part) : undefined;
    const last = parts.at(-1);
    if (href !== undefined) parts.push({ text: part, href });
    else if (last && last.href === undefined) last.text += part;
    else parts.push({ text: part });
  }
  return parts;
}

/**
 * @param {Token} token
 * @param {string} written
 * @returns {string | undefined}
 */
function safeHref(token, written) {
  if (token.t !== 'email' && !SCHEME.test(written)) return undefined;
  const href = token.toHref();
  return SCHEME.test(href) && URL.canParse(href) ? href : undefined;
}
