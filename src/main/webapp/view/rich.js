// @ts-check
import { splitLinks } from '../text/links.js';
import { splitMentions } from '../text/mentions.js';
import { bdi, el } from './dom.js';

/**
 * A message's text as nodes, in which links and mentions stand out. No text is ever read as markup.
 * @param {string} text
 * @param {Iterable<string>} names  that may be mentioned
 * @param {string} own
 * @returns {(Node | string)[]}
 */
export function richText(text, names, own) {
  return splitLinks(text).flatMap(({ text: part, href }) => (href === undefined ? mentionsIn(part, names, own) : [link(part, href)]));
}

/**
 * @param {string} text
 * @param {Iterable<string>} names
 * @param {string} own
 */
function mentionsIn(text, names, own) {
  return splitMentions(text, names).map(({ text: part, name }) =>
    name === undefined ? part : el('span', { class: name === own ? 'mention mine' : 'mention' }, bdi(part)),
  );
}

/**
 * @param {string} text
 * @param {string} href
 */
function link(text, href) {
  return el('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow', dir: 'ltr' }, text);
}
