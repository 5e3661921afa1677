package dev.parley.room;

import dev.parley.delivery.FrameBuilder;

/**
 * An answer that waits to be sent. It is made up when it is written, so that what waits is small
 * and a snapshot in it fits exactly to the live events after it.
 */
@FunctionalInterface
interface Answer {
  /** Writes the answering event; called once, under the lock of the connection's {@link Feed}. */
  void writeTo(FrameBuilder frame);
}
