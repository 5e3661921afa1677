// @ts-check
import { expandEmoji } from '../text/emoji.js';
import { say } from '../words/language.js';
import { Completion } from './completion.js';
import { byId, setText } from './dom.js';

const MOST_ROWS = 8;
const GROWS_BY_ITSELF = CSS.supports('field-sizing', 'content');

/**
 * Where messages are written. Enter sends, Shift+Enter begins a new line.
 * @param {import('../app.js').App} app
 */
export function mountComposer(app) {
  /** @type {HTMLFormElement} */
  const form = byId('composer');
  /** @type {HTMLTextAreaElement} */
  const input = byId('message-input');
  /** @type {HTMLButtonElement} */
  const send = byId('send');
  const completion = new Completion(app, input);
  /** @type {string | null} */
  let shownId = null;

  const measure = () => {
    const limit = app.store.messageLimit;
    const length = [...input.value].length;
    const left = limit - length;
    send.disabled = input.value.trim() === '' || left < 0 || !app.store.active;
    setText(byId('message-counter'), left < Math.min(200, limit / 10) ? countWords(left) : '');
    input.setAttribute('aria-invalid', String(left < 0));
    if (!GROWS_BY_ITSELF) input.rows = Math.min(MOST_ROWS, input.value.split('\n').length);
  };

  input.addEventListener('input', () => {
    measure();
    completion.update();
    app.talk?.typed(input.value);
  });
  input.addEventListener('keydown', (event) => {
    // An Enter that ends the composition of a character is not for the page.
    if (event.isComposing || event.keyCode === 229) return;
    if (completion.takesKey(event)) return event.preventDefault();
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    measure();
    if (send.disabled) return;
    app.talk?.send(expandEmoji(input.value.replace(/^\s*\n|\s+$/g, '')));
    input.value = '';
    completion.close();
    measure();
    input.focus();
  });

  return () => {
    const { active, activeId } = app.store;
    form.hidden = !active;
    if (activeId !== shownId) {
      shownId = activeId;
      input.value = active?.draft ?? '';
      input.placeholder = active ? placeholderFor(active) : '';
      completion.close();
      if (matchMedia('(hover: hover)').matches && !writesElsewhere()) input.focus();
    }
    setText(byId('composer-notice'), active?.notice ?? '');
    measure();
  };
}

/** Whoever writes in another field goes on there, whatever comes about meanwhile. */
function writesElsewhere() {
  const { activeElement: field } = document;
  return field instanceof HTMLInputElement && field.checkVisibility();
}

/** @param {import('../model/conversation.js').Conversation} conversation */
function placeholderFor({ kind, name }) {
  return kind === 'room' ? say('composer.to-room', { room: name }) : say('composer.to-person', { name });
}

/** @param {number} left  characters */
function countWords(left) {
  return left < 0 ? say('composer.over', { n: -left }) : say('composer.left', { n: left });
}
