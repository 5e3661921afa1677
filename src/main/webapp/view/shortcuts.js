// @ts-check
import { byId } from './dom.js';

/**
 * The keys that work everywhere in the chat.
 * @param {import('../app.js').App} app
 * @param {import('./switcher.js').Switcher} switcher
 */
export function mountShortcuts(app, switcher) {
  /** @type {HTMLDialogElement} */
  const help = byId('help');
  const showHelp = () => {
    if (!help.open) help.showModal();
  };
  byId('show-help').addEventListener('click', showHelp);
  byId('close-help').addEventListener('click', () => help.close());
  help.addEventListener('click', ({ target }) => {
    if (target === help) help.close();
  });

  document.addEventListener('keydown', (event) => {
    if (!app.inChat || event.isComposing) return;
    const { key, altKey, shiftKey } = event;
    const command = event.ctrlKey || event.metaKey;
    if (command && !altKey && key.toLowerCase() === 'k') switcher.open();
    else if (command && !altKey && key === '/') showHelp();
    else if (altKey && !command && (key === 'ArrowUp' || key === 'ArrowDown')) app.talk?.step(key === 'ArrowDown' ? 1 : -1, shiftKey);
    else return;
    event.preventDefault();
  });
}
