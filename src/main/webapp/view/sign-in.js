// @ts-check
import { keepPlace } from '../model/account.js';
import { roomOfHash } from '../model/hash.js';
import { say } from '../words/language.js';
import { byId, setText } from './dom.js';

/**
 * The way in: a form that asks for a name, or a way to the login where the server asks for one.
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
  byId('login').addEventListener('click', keepPlace);
  let visible = false;

  return () => {
    const { store, signInError, inChat, account } = app;
    const asks = account !== undefined && !inChat;
    const login = account?.auth === 'container';
    const busy = asks && store.connection.state !== 'closed';
    byId('sign-in-view').hidden = !asks;
    byId('chat-view').hidden = !inChat;
    for (const id of ['rooms-toggle', 'people-toggle', 'go']) byId(id).hidden = !inChat;
    byId('guest-fields').hidden = login;
    byId('login').hidden = !login || busy;
    setText(byId('sign-in-error'), signInError);
    field.disabled = login;
    field.setAttribute('aria-invalid', String(signInError !== ''));
    form.setAttribute('aria-busy', String(busy));
    setText(byId('sign-in'), say(busy ? 'sign-in.busy' : 'sign-in.go'));
    setText(byId('sign-in-hint'), hintWords(login, busy));
    if (asks && !visible && !login) {
      if (field.value === '') field.value = app.suggestedName;
      field.focus();
      field.select();
    }
    visible = asks;
  };
}

/**
 * @param {boolean} login
 * @param {boolean} busy
 */
function hintWords(login, busy) {
  if (login) return say(busy ? 'sign-in.busy' : 'login.hint');
  const room = roomOfHash(location.hash);
  return room ? say('sign-in.hint-room', { room }) : say('sign-in.hint');
}
