package dev.parley.room;

import dev.parley.delivery.Flusher;
import java.util.function.LongSupplier;

/**
 * Whether the passes of a room gather. While its senders have many messages under way, passes that
 * wait for more of them cost less for each, and so all come sooner; while they have few, they would
 * only wait for the pass. One pass at a time tells it how much came; the rest is thread-safe.
 */
final class Pace implements Flusher.Shared {
  /** Messages from one pass to the next after which passes gather. */
  private static final int MANY = 64;

  /** Messages from one pass that gathers to the next that make it worth it. */
  private static final int ENOUGH = 24;

  /** Passes that gather after one that was worth it. */
  private static final int MORE = 2;

  private final LongSupplier newest;
  private final Runnable renew;

  private volatile long seq; // of the last message when the last pass ended
  private volatile boolean gathering;
  private int left; // of the passes that gather

  /**
   * No messages yet.
   *
   * @param newest the seq of the last message
   * @param renew lets go of what the readers share
   */
  Pace(LongSupplier newest, Runnable renew) {
    this.newest = newest;
    this.renew = renew;
  }

  @Override
  public void renew() {
    renew.run();
  }

  @Override
  public boolean isBusy() {
    long last = newest.getAsLong();
    left = last - seq >= (gathering ? ENOUGH : MANY) ? MORE : Math.max(0, left - 1);
    seq = last;
    gathering = left > 0;
    return gathering;
  }

  /** Whether it is worth it to wait for the pass that is due. */
  boolean isGathering() {
    return gathering || newest.getAsLong() - seq >= MANY;
  }
}
