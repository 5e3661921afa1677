// @ts-check
import { hasWords, locale, say, template } from './language.js';

/** The server's errors that are about one field of what the user has entered. */
const ABOUT_A_FIELD = new Set(['INVALID_FIELD', 'BAD_FRAME']);

/**
 * @param {{code: string, field?: string, message?: string}} error
 * @returns {string} in the user's language; in the server's own words where there are no better ones
 */
export function errorWords({ code, field, message }) {
  const key = ABOUT_A_FIELD.has(code) ? `error.${field}` : `error.${code}`;
  return hasWords(key) ? say(key) : (message ?? say('error.other'));
}

/** @param {number} [code]  the close code of a connection that will not come back by itself */
export function endWords(code) {
  const key = `end.${code}`;
  return say(hasWords(key) ? key : 'end.other');
}

/** @param {number} [code]  the close code of a connection that will come back */
export function lossWords(code) {
  return say(code === 1001 || code === 4001 ? 'status.restarting' : 'status.lost');
}

const LIST = new Intl.ListFormat(locale, { type: 'conjunction' });

/**
 * "Ada and Bob are typing…", in parts, so that names can be set apart from the text around them.
 * @param {string[]} names
 * @returns {{name?: string, text?: string}[]}
 */
export function typingWords(names) {
  if (names.length === 0) return [];
  const some = names.length <= 2 ? names : [names[0], say('typing.others', { n: names.length - 1 })];
  const who = LIST.formatToParts(some).map(({ type, value }) =>
    type === 'element' && names.includes(value) ? { name: value } : { text: value },
  );
  const [before, after] = template('typing.line', names.length).split('{who}');
  return [{ text: before }, ...who, { text: after }];
}

/** @param {number} [missed] */
export function gapWords(missed) {
  return missed ? say('log.missed', { n: missed }) : say('log.gap');
}

const DAY = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const DAY_WITH_YEAR = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
const CLOCK = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const FULL = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' });

/** @param {number} at */
export function dayWords(at) {
  const date = new Date(at);
  const today = new Date();
  if (date.toDateString() === today.toDateString()) return say('log.today');
  if (date.toDateString() === new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1).toDateString()) return say('log.yesterday');
  return (date.getFullYear() === today.getFullYear() ? DAY : DAY_WITH_YEAR).format(date);
}

/** @param {number} at */
export function clockWords(at) {
  return CLOCK.format(at);
}

/** @param {number} at */
export function fullTimeWords(at) {
  return FULL.format(at);
}
