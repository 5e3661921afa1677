// @ts-check
/** @typedef {{[key: string]: string | {[form: string]: string}}} Catalog */

/** @type {{[language: string]: () => Promise<{default: Catalog}>}} */
const CATALOGS = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  en: () => import('./en.js'),
};

/** The first of the browser's languages that the page has, as the browser names it: `de-AT`. */
export const locale = navigator.languages.find((tag) => languageOf(tag) in CATALOGS) ?? 'en';
export const language = languageOf(locale);
export const direction = language === 'ar' ? 'rtl' : 'ltr';

const catalog = (await CATALOGS[language]()).default;
const forms = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);

/** What is written from right to left, and would pull the text around it along. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/**
 * What the page says.
 * @param {string} key
 * @param {{n?: number, [place: string]: string | number | undefined}} [values]  for its places; `n` also chooses the form
 * @returns {string}
 */
export function say(key, values = {}) {
  return template(key, values.n).replace(/\{(\w+)\}/g, (_, place) => fill(values[place]));
}

/**
 * @param {string} key
 * @param {number} [n]
 * @returns {string} what the page says, its places still open
 */
export function template(key, n = 0) {
  const found = catalog[key];
  if (found === undefined) throw new Error(`There are no words for "${key}".`);
  return typeof found === 'string' ? found : (found[forms.select(n)] ?? found.other);
}

/**
 * @param {string} key
 * @returns {boolean}
 */
export function hasWords(key) {
  return key in catalog;
}

/** @param {number} n */
export function numeral(n) {
  return numbers.format(n);
}

/** @param {string | number | undefined} value */
function fill(value = '') {
  if (typeof value === 'number') return numeral(value);
  return direction === 'rtl' || RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
}

/** @param {string} tag */
function languageOf(tag) {
  return tag.toLowerCase().split('-')[0];
}
