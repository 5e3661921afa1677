// @ts-check
/**
 * The protocol client of Parley, without any view.
 *
 * ```js
 * import { connect } from '/parley.js';
 *
 * const chat = connect({ username: 'Ada' });
 * chat.on('newMessage', ({ room, from, message }) => console.log(room, from, message));
 * await chat.join('lobby');
 * chat.send('lobby', 'Hello!');
 * ```
 *
 * It signs in, reconnects with growing delays, joins its rooms again where it left off, keeps what it
 * sends until that is acknowledged and sends it again under the same key, and hands on each message once
 * and in order. What is lost is announced (`gap`). Events and their fields: {@link ChatEvents}.
 *
 * To go on after a reload, keep `chat.username`, `chat.token`, `chat.positions` and `chat.outbox`, and give
 * them to {@link connect}.
 */
import { Chat } from './client/chat.js';

export { ParleyError } from './client/error.js';
export { Chat };

/** @typedef {import('./client/types.js').Options} Options */
/** @typedef {import('./client/types.js').ChatEvents} ChatEvents */
/** @typedef {import('./client/types.js').ConnectionState} ConnectionState */

/**
 * Opens a connection that comes back by itself.
 * @param {Options} [options]
 * @returns {Chat}
 */
export function connect(options) {
  const chat = new Chat(options);
  chat.reconnect();
  return chat;
}
