// @ts-check
import { byId } from './dom.js';

/**
 * On a narrow screen rooms and people lie in panels over the conversation; one can be open, until the
 * user turns to another conversation.
 * @param {import('../app.js').App} app
 */
export function mountPanels(app) {
  const chat = byId('chat-view');
  const scrim = byId('scrim');
  const panels = ['rooms', 'people'].map((name) => ({ name, toggle: byId(`${name}-toggle`), panel: byId(`${name}-panel`) }));

  /** @param {string} open  the panel's name; '' for none */
  const show = (open) => {
    chat.dataset.panel = open;
    scrim.hidden = open === '';
    byId('conversation').inert = open !== '';
    for (const { name, toggle } of panels) toggle.setAttribute('aria-expanded', String(name === open));
  };

  for (const { name, toggle, panel } of panels) {
    toggle.addEventListener('click', () => {
      show(chat.dataset.panel === name ? '' : name);
      if (chat.dataset.panel === name) /** @type {HTMLElement | null} */ (panel.querySelector('a, button'))?.focus();
    });
    panel.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('a, .person button, .me button')) show('');
    });
  }
  scrim.addEventListener('click', () => show(''));
  document.addEventListener('keydown', ({ key }) => {
    const open = panels.find(({ name }) => name === chat.dataset.panel);
    if (key !== 'Escape' || !open) return;
    show('');
    open.toggle.focus();
  });
  // Nothing lies over the conversation any more once there is room beside it.
  matchMedia('(min-width: 56rem)').addEventListener('change', () => show(''));
  matchMedia('(min-width: 72rem)').addEventListener('change', () => show(''));
  show('');
  let shownId = app.store.activeId;
  return () => {
    if (app.store.activeId === shownId) return;
    shownId = app.store.activeId;
    show('');
  };
}
