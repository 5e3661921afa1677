// @ts-check
/** Everything the page says, in one place. */

/** @type {Map<string, string>} plain words by error code; the server's own words serve for the rest */
const ERRORS = new Map([
  ['USERNAME_TAKEN', 'Somebody is using that name, or one that looks just like it. Please choose another.'],
  ['NOT_IN_ROOM', 'You are not in this room.'],
  ['ROOM_LIMIT', 'You are in as many rooms as one person can be. Leave one first.'],
  ['ROOMS_FULL', 'The server has as many rooms as it can hold. Join one that exists.'],
  ['USER_NOT_FOUND', 'Nobody of that name is here.'],
  ['RATE_LIMITED', 'That was a little fast. It will be tried again in a moment.'],
  ['UNAVAILABLE', 'The server cannot do that right now. Please try again.'],
  ['INTERNAL', 'Something went wrong on the server. Please try again.'],
  ['DISCONNECTED', 'There is no connection right now.'],
  ['TIMEOUT', 'The server did not answer. Please try again.'],
  ['EXPIRED', 'It is not known whether this was sent.'],
]);

/**
 * @param {{code: string, message?: string}} error
 * @returns {string}
 */
export function errorWords({ code, message }) {
  return ERRORS.get(code) ?? message ?? 'Something went wrong.';
}

/** @param {number} [code]  the close code of a connection that will not come back by itself */
export function endWords(code) {
  if (code === 4502) return 'You were disconnected for sending too much at once.';
  if (code === 4503) return 'There are too many connections already. Close another tab, then connect again.';
  if (code === 4504) return 'You have been signed out.';
  return 'The server has ended the connection.';
}

/** @param {number} [code]  the close code of a connection that will come back */
export function lossWords(code) {
  return code === 1001 || code === 4001 ? 'The server is restarting.' : 'The connection is lost.';
}

const LIST = new Intl.ListFormat('en', { type: 'conjunction' });

/**
 * "Ada and Bob are typing…", in parts, so that names can be set apart from the text around them.
 * @param {string[]} names
 * @returns {{name?: string, text?: string}[]}
 */
export function typingWords(names) {
  if (names.length === 0) return [];
  const some = names.length <= 2 ? names : [names[0], `${names.length - 1} others`];
  const parts = LIST.formatToParts(some).map(({ type, value }) => (type === 'element' ? { name: value } : { text: value }));
  return [...parts, { text: names.length === 1 ? ' is typing…' : ' are typing…' }];
}

/** @param {number} [missed] */
export function gapWords(missed) {
  if (missed === 1) return 'A message could not be recovered';
  return missed ? `${missed} messages could not be recovered` : 'Some messages could not be recovered';
}

const DAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const DAY_WITH_YEAR = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

/** @param {number} at */
export function dayWords(at) {
  const date = new Date(at);
  const today = new Date();
  if (date.toDateString() === today.toDateString()) return 'Today';
  if (date.toDateString() === new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1).toDateString()) return 'Yesterday';
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
