package dev.parley.message;

/** What can be wrong with a request; the connection stays open. */
public enum ErrorCode {
  /** Not a JSON object of a known shape. */
  BAD_FRAME,
  /** An object whose {@code type} names no request. */
  UNKNOWN_TYPE,
  /** A field that is missing, of the wrong type or out of its limits. */
  INVALID_FIELD,
  /** A request before {@code setUsername}. */
  USERNAME_REQUIRED,
  /** The name, or one that looks like it, is somebody else's. */
  USERNAME_TAKEN,
  /** The connection has its name already. */
  USERNAME_FIXED,
  /** A request about a room that this connection is not in. */
  NOT_IN_ROOM,
  /** This connection is in as many rooms as it may. */
  ROOM_LIMIT,
  /** The server has as many rooms as it may. */
  ROOMS_FULL,
  /** A message longer than allowed. */
  MESSAGE_TOO_LONG,
  /** A private message to a name that nobody holds. */
  USER_NOT_FOUND,
  /** Too many requests; {@code retryAfterMs} tells when to try again. */
  RATE_LIMITED,
  /** The server cannot do it now. */
  UNAVAILABLE,
  /** A fault of the server. */
  INTERNAL;

  /** Whether the same request may succeed later. */
  public boolean retryable() {
    return switch (this) {
      case RATE_LIMITED, UNAVAILABLE, ROOMS_FULL -> true;
      default -> false;
    };
  }
}
