package dev.parley.delivery;

import dev.parley.message.ServerFrame;

/** What an outbox writes next. */
public sealed interface Outgoing {

  /**
   * A text frame.
   *
   * @param more whether another frame is due right after it
   * @param messages how many messages of logs are in it
   * @param since when the first of them came to its log; without meaning when there are none
   */
  record Text(ServerFrame frame, boolean more, int messages, long since) implements Outgoing {

    /** A frame without messages. */
    public Text(ServerFrame frame, boolean more) {
      this(frame, more, 0, 0);
    }
  }

  /** A ping frame, with a text frame right after it. */
  record Heartbeat(ServerFrame frame) implements Outgoing {}

  /** The end of the connection, after which nothing is written. */
  record Close(CloseCode code) implements Outgoing {}
}
