// @ts-check
import { typingWords } from '../words/words.js';
import { bdi, byId } from './dom.js';

/**
 * Who else is typing in the room.
 * @param {import('../app.js').App} app
 */
export function mountTyping(app) {
  const line = byId('typing');
  return () => {
    const names = (app.store.active?.typing ?? []).filter((name) => name !== app.store.username);
    line.replaceChildren(...typingWords(names).map(({ name, text = '' }) => (name === undefined ? text : bdi(name))));
  };
}
