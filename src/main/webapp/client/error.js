// @ts-check

/**
 * Why a request failed. `code` is the protocol's, or one of the client's own: `DISCONNECTED` (the
 * connection ended first), `TIMEOUT` (no answer came), `CLOSED` (the chat was closed), `EXPIRED`
 * (a message could not be confirmed in time, so sending it again might post it twice).
 */
export class ParleyError extends Error {
  /** @param {{code: string, message?: string, field?: string, retryable?: boolean, retryAfterMs?: number}} event */
  constructor(event) {
    super(event.message ?? event.code);
    this.name = 'ParleyError';
    /** The error event as it came. */
    this.event = event;
    this.code = event.code;
    this.field = event.field;
    this.retryable = event.retryable === true;
    this.retryAfterMs = event.retryAfterMs;
  }
}
