package dev.parley.delivery;

/**
 * Why the server closes a connection (RFC 6455, section 7.4). After 4000-4499 a client reconnects
 * and resumes, after 4500-4999 it does not by itself.
 */
public enum CloseCode {
  /** Refused for its origin, where the handshake could not be refused. */
  POLICY(1008, "origin not allowed"),
  /** A binary frame. */
  NOT_TEXT(1003, "text frames only"),
  /** A frame over the limit. */
  TOO_BIG(1009, "frame too big"),
  /** A fault of the server; the client may come back. */
  FAULT(1011, "server error"),
  /** The server stops. */
  SHUTTING_DOWN(4001, "shutting down"),
  /** A write made no progress. */
  TOO_SLOW(4002, "too slow"),
  /** Nothing was heard of the client. */
  NO_SIGN_OF_LIFE(4003, "no sign of life"),
  /** No username in time. */
  NO_USERNAME(4501, "no username"),
  /** Requests kept on after many were refused. */
  FLOODING(4502, "flooding"),
  /** Too many connections of this user. */
  TOO_MANY_CONNECTIONS(4503, "too many connections"),
  /** The user is no longer who it was; its client must not come back by itself. */
  SIGNED_OUT(4504, "signed out");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** The reason on the wire, for people. */
  public String reason() {
    return reason;
  }
}
