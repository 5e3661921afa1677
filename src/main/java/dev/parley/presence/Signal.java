package dev.parley.presence;

import dev.parley.name.Username;

/** What the nodes of a place tell each other of a user and do not keep. */
public record Signal(Kind kind, Username user) {

  /** What a signal is about. */
  public enum Kind {
    /** The user types now. */
    TYPING,
    /** The user types no longer. */
    NOT_TYPING,
    /** The user leaves the place with all connections, on all nodes. */
    LEAVING
  }
}
