// @ts-check
/** @typedef {import('./conversation.js').Conversation} Conversation */

/**
 * The conversation before or after the present one, in the order in which they are listed: rooms, then people.
 * @param {import('./store.js').Store} store
 * @param {1 | -1} step
 * @param {boolean} unread  only one with unread messages
 * @returns {Conversation | undefined}
 */
export function neighbour(store, step, unread) {
  const all = listed(store);
  const at = all.findIndex(({ id }) => id === store.activeId);
  const start = at < 0 && step < 0 ? 0 : at;
  for (let i = 1; i <= all.length; i++) {
    const one = all[(((start + i * step) % all.length) + all.length) % all.length];
    if (one.id !== store.activeId && (!unread || one.unread > 0)) return one;
  }
  return undefined;
}

/**
 * @param {import('./store.js').Store} store
 * @returns {Conversation[]}
 */
export function listed(store) {
  const all = [...store.conversations.values()];
  return [...all.filter(({ kind }) => kind === 'room'), ...all.filter(({ kind }) => kind === 'private')];
}
