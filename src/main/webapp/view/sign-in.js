// @ts-check
import { roomOfHash } from '../hash.js';
import { byId, setText } from './dom.js';

/**
 * The form that asks for a name.
 * @param {import('../app.js').App} app
 */
export function mountSignIn(app) {
  const form = byId('sign-in-form');
  /** @type {HTMLInputElement} */
  const field = byId('username');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (field.value.trim() !== '') app.signIn(field.value.trim());
  });
  field.addEventListener('input', () => app.clearSignInError());
  let visible = false;

  return () => {
    const { store, signInError, inChat } = app;
    byId('sign-in-view').hidden = inChat;
    byId('chat-view').hidden = !inChat;
    for (const id of ['rooms-toggle', 'people-toggle']) byId(id).hidden = !inChat;
    setText(byId('own-name'), store.username);
    setText(byId('sign-in-error'), signInError);
    field.setAttribute('aria-invalid', String(signInError !== ''));
    form.setAttribute('aria-busy', String(!inChat && store.connection.state !== 'closed'));
    const room = roomOfHash(location.hash);
    setText(byId('sign-in-hint'), room ? `Pick a name to join #${room}. No password, no account.` : 'Pick a name. No password, no account.');
    if (!inChat && !visible) {
      if (field.value === '') field.value = app.suggestedName;
      field.focus();
      field.select();
    }
    visible = !inChat;
  };
}
