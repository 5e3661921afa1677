package dev.parley.room;

import dev.parley.runtime.ChatClock;

/**
 * When a client was last heard of, in milliseconds of the clock. Thread-safe: each time is written
 * as a whole, and none depends on another.
 */
final class LifeSigns {
  private final ChatClock clock;
  private volatile long received;
  private volatile long asked;
  private volatile long named;

  /** Of one that has just come. */
  LifeSigns(ChatClock clock) {
    this.clock = clock;
    this.received = clock.millis();
    this.asked = received;
    this.named = received;
  }

  /** Something was heard of the client. */
  void received() {
    received = clock.millis();
  }

  /** The client is asked for a sign of life. */
  void asked() {
    asked = clock.millis();
  }

  /** The client has said who it is: if that cannot be had now, it has the time to try again. */
  void named() {
    named = clock.millis();
  }

  /** Milliseconds since something was heard of the client. */
  long silentFor() {
    return clock.millis() - received;
  }

  /**
   * Milliseconds since something was heard of the client or it was last asked for a sign of life: a
   * client that only reads in a busy room would give none unasked.
   */
  long unprovenFor() {
    return clock.millis() - Math.max(received, asked);
  }

  /** Milliseconds since the client last said who it is, or was connected. */
  long namelessFor() {
    return clock.millis() - named;
  }
}
