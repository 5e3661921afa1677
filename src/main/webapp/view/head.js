// @ts-check
import { numeral, say } from '../words/language.js';
import { bdi, byId, setText } from './dom.js';

/**
 * What is being looked at: the conversation's head and the page's title.
 * @param {import('../app.js').App} app
 */
export function mountHead(app) {
  const title = byId('conversation-title');
  const about = byId('conversation-about');
  const leave = byId('leave-room');
  leave.addEventListener('click', () => app.talk?.leaveActive());

  return () => {
    const { store } = app;
    const { active } = store;
    const mark = active?.kind === 'room' ? '#' : '';
    if (title.textContent !== mark + (active?.name ?? '')) title.replaceChildren(mark, bdi(active?.name ?? ''));
    setText(about, active ? aboutWords(store, active) : '');
    leave.hidden = !active;
    setText(leave, say(active?.kind === 'private' ? 'head.close' : 'head.leave'));
    const unread = store.unread > 0 ? `(${numeral(store.unread)}) ` : '';
    document.title = active && store.signedIn ? `${unread}${mark}${active.name} · Parley` : 'Parley';
  };
}

/**
 * @param {import('../model/store.js').Store} store
 * @param {import('../model/conversation.js').Conversation} conversation
 */
function aboutWords(store, { kind, name, joined, memberCount }) {
  if (kind === 'private') return say(store.online.has(name) ? 'head.online' : 'head.offline');
  return joined ? say('people', { n: memberCount }) : say('log.joining');
}
