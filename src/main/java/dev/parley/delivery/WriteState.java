package dev.parley.delivery;

/** What an {@link Outbox} does, and what becomes of that. */
enum WriteState {
  /** Nothing is written. */
  IDLE,
  /** Somebody writes. */
  WRITING,
  /** Somebody writes, and something came up since the frame was made. */
  WRITING_WOKEN,
  /** Something is due, but nothing is written until the client shows that it reads. */
  HELD,
  /** Somebody writes, and the connection is closed after that. */
  CLOSING,
  /** Nothing is written any more. */
  CLOSED;

  boolean isWriting() {
    return this == WRITING || this == WRITING_WOKEN;
  }

  /** Something is due. */
  WriteState woken() {
    return switch (this) {
      case IDLE -> WRITING;
      case WRITING -> WRITING_WOKEN;
      default -> this;
    };
  }

  /** Nothing was due any more when whoever writes last looked. */
  WriteState rested() {
    return switch (this) {
      case WRITING -> IDLE;
      case WRITING_WOKEN -> WRITING;
      case CLOSING -> CLOSED;
      default -> this;
    };
  }

  /** Whoever writes has to wait for the client. */
  WriteState held() {
    return isWriting() ? HELD : this;
  }

  /** The connection is to be closed. */
  WriteState closed() {
    return isWriting() || this == CLOSING ? CLOSING : CLOSED;
  }

  /** The connection has ended. */
  WriteState ended() {
    return this == CLOSING ? CLOSING : CLOSED;
  }
}
