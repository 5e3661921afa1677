// @ts-check
/** The page's hash: `#java` is a room, `#@Ada` a private conversation. */

/**
 * @param {string} hash
 * @returns {string | null} a conversation's id
 */
export function idOfHash(hash) {
  let name = hash.replace(/^#/, '');
  try {
    name = decodeURIComponent(name);
  } catch {
    return null;
  }
  if (name.startsWith('@')) return name.length > 1 ? name : null;
  name = name.trim().normalize('NFKC').toLowerCase();
  return name === '' ? null : `#${name}`;
}

/**
 * @param {string} hash
 * @returns {string | null} the name of a room
 */
export function roomOfHash(hash) {
  const id = idOfHash(hash);
  return id?.startsWith('#') ? id.slice(1) : null;
}

/**
 * @param {string | null} id  a conversation's
 * @returns {string}
 */
export function hashOf(id) {
  if (id === null) return '';
  const name = encodeURIComponent(id.slice(1).replace(/\p{Surrogate}/gu, '\ufffd'));
  return id.startsWith('@') ? `#@${name}` : `#${name}`;
}

/**
 * Puts a conversation into the page's address.
 * @param {string | null} id
 * @param {boolean} visit  makes it a step that the Back button undoes
 */
export function showAddress(id, visit) {
  const hash = hashOf(id);
  if (location.hash === hash) return;
  const url = hash === '' ? location.pathname + location.search : hash;
  if (visit && location.hash !== '' && idOfHash(location.hash) !== id) history.pushState(null, '', url);
  else history.replaceState(null, '', url);
}
