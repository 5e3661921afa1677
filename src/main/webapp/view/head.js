// @ts-check
import { bdi, byId, setText } from './dom.js';
import { peopleWords } from './rooms.js';

/**
 * What is being looked at: the conversation's head and the page's title.
 * @param {import('../app.js').App} app
 */
export function mountHead(app) {
  const title = byId('conversation-title');
  const about = byId('conversation-about');
  const leave = byId('leave-room');
  leave.addEventListener('click', () => app.leaveActive());

  return () => {
    const { store } = app;
    const { active } = store;
    const mark = active?.kind === 'room' ? '#' : '';
    if (title.textContent !== mark + (active?.name ?? '')) title.replaceChildren(mark, bdi(active?.name ?? ''));
    setText(about, active ? aboutWords(store, active) : '');
    leave.hidden = !active;
    setText(leave, active?.kind === 'private' ? 'Close' : 'Leave');
    const unread = store.unread > 0 ? `(${store.unread}) ` : '';
    document.title = active && store.signedIn ? `${unread}${mark}${active.name} · Parley` : 'Parley';
  };
}

/**
 * @param {import('../store.js').Store} store
 * @param {import('../conversation.js').Conversation} conversation
 */
function aboutWords(store, { kind, name, joined, memberCount }) {
  if (kind === 'private') return store.online.has(name) ? 'online' : '';
  return joined ? peopleWords(memberCount) : '';
}
