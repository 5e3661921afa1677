// @ts-check
import { direction, language, say } from './language.js';

/** Attributes of the page that hold words; each is named by `data-words-<attribute>`. */
const ATTRIBUTES = ['aria-label', 'placeholder', 'title', 'content'];

/** Puts the words of the browser's language where the page's HTML asks for them with `data-words`. */
export function translate() {
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
  for (const node of document.querySelectorAll('[data-words]')) node.textContent = say(node.getAttribute('data-words') ?? '');
  for (const attribute of ATTRIBUTES) {
    for (const node of document.querySelectorAll(`[data-words-${attribute}]`)) {
      node.setAttribute(attribute, say(node.getAttribute(`data-words-${attribute}`) ?? ''));
    }
  }
}
