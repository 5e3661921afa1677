package dev.parley.room;

import dev.parley.delivery.Flusher;
import java.util.function.LongSupplier;

/**
 * When the next pass of a room is worth it. What a pass carried is under way to its senders, who
 * answer with as much: a pass that waits for it costs less for each message. Rooms where few
 * messages are under way wait for nothing. Passes begin one at a time; the rest is thread-safe.
 */
final class Pace implements Flusher.Shared {
  /** Messages of a pass from which on the next waits for as many. */
  private static final int MANY = 8;

  /** Messages that are always enough: as many more come while they are written. */
  private static final int FULL = 48;

  private final LongSupplier newest;
  private final Runnable renew;

  private volatile long seq; // of the last message when the last pass began
  private volatile long carried; // messages, by the last pass

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
  public void begins() {
    long last = newest.getAsLong();
    carried = last - seq;
    seq = last;
    renew();
  }

  @Override
  public boolean hasEnough() {
    long wanted = Math.min(carried, FULL);
    return wanted < MANY || newest.getAsLong() - seq >= wanted;
  }

  /** Whether so much comes that even answers are better off with the pass that is due. */
  boolean isFull() {
    return carried >= FULL;
  }
}
