// @ts-check

/** @returns {string} a new UUID, also where `crypto.randomUUID` is missing (pages served over plain http) */
export function newKey() {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** @returns {string} a new token for a name: 128 random bits, in the form that the server takes */
export function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Exponential backoff with full jitter.
 * @param {number} attempt  0 for the first
 * @param {number} [base]  milliseconds
 * @param {number} [cap]  milliseconds
 * @returns {number} milliseconds to wait
 */
export function backoff(attempt, base = 500, cap = 10_000) {
  return Math.random() * Math.min(cap, base * 2 ** Math.min(attempt, 20));
}

/**
 * @param {import('./error.js').ParleyError} error  after which a retry may help
 * @param {number} failures  earlier ones in a row
 * @returns {number} milliseconds to wait: as the server says, else so that many who were told the same come apart
 */
export function retryDelay(error, failures) {
  return error.retryAfterMs ?? 300 + backoff(failures);
}
