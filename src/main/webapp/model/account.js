// @ts-check
/**
 * Who the server takes the user for. Guests give a name; where the container asks for a login, the server
 * knows the user from that.
 *
 * @typedef {{auth: 'guest' | 'container', username?: string}} Account
 */

const RETURN_TO = 'parley.return-to';

/** @returns {Promise<Account>} a guest also where the server knows no logins */
export async function findAccount() {
  try {
    const answer = await fetch(new URL('session', document.baseURI), { headers: { accept: 'application/json' }, cache: 'no-store' });
    if (answer.ok) return accountOf(await answer.json());
  } catch {
    // No answer, or none that means anything.
  }
  return { auth: 'guest' };
}

/**
 * Ends the login.
 * @returns {Promise<boolean>} whether the server has done it
 */
export async function endLogin() {
  try {
    return (await fetch(new URL('sign-out', document.baseURI), { method: 'POST' })).ok;
  } catch {
    return false;
  }
}

/** On the way to the login: keeps where in the page the user was. */
export function keepPlace() {
  sessionStorage.setItem(RETURN_TO, location.hash);
}

/** Back from the login: goes to where the user was. */
export function takePlace() {
  const hash = sessionStorage.getItem(RETURN_TO);
  sessionStorage.removeItem(RETURN_TO);
  if (hash && !location.hash) history.replaceState(null, '', hash);
}

/**
 * @param {any} session
 * @returns {Account}
 */
function accountOf(session) {
  if (session?.auth !== 'container') return { auth: 'guest' };
  return { auth: 'container', username: typeof session.username === 'string' ? session.username : undefined };
}
