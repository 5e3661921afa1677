package dev.parley.delivery;

import dev.parley.message.ServerFrame;

/** What an outbox writes next. */
public sealed interface Outgoing {

  /**
   * A text frame.
   *
   * @param more whether another frame is due right after it
   */
  record Text(ServerFrame frame, boolean more) implements Outgoing {}

  /** A ping frame, with a text frame right after it. */
  record Heartbeat(ServerFrame frame) implements Outgoing {}

  /** The end of the connection, after which nothing is written. */
  record Close(CloseCode code) implements Outgoing {}
}
