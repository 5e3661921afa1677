package dev.parley.room;

import dev.parley.delivery.Flusher;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * When the next pass of a room is worth it. What a pass carried is under way to its senders, who
 * answer with as much: a pass that waits for it costs less for each message. Rooms where few
 * messages are under way wait for nothing.
 *
 * <p>A room is full if even answers had better wait for the pass that is due. That depends on how
 * many senders wait for one, which nobody can see: a busy room tries it for one pass now and then,
 * and stays full as long as passes carry many. Passes begin one at a time, and alone guard what is
 * not volatile; the rest is thread-safe.
 */
final class Pace implements Flusher.Shared {
  /** Messages of a pass from which on the next waits for more. */
  private static final int MANY = 8;

  /** Messages that a pass waits for in a small room, and that a pass of a full one carries. */
  private static final int FULL = 48;

  /** Readers for each message that a pass of a large room waits for, if it is not full. */
  private static final int SHARE = 3;

  /** Passes until a room that was not full is tried again. */
  private static final int RETRY = 32;

  private final LongSupplier newest;
  private final IntSupplier readers;
  private final int most;
  private final Runnable renew;

  private volatile long seq; // of the last message when the last pass began
  private volatile long carried; // messages, by the last pass
  private volatile boolean full;
  private boolean proven; // it has been full for longer than the pass that tried it
  private int pause; // passes of many messages until it is tried

  /**
   * No messages yet.
   *
   * @param newest the seq of the last message
   * @param readers how many there are
   * @param kept messages that the log keeps: a pass waits for half of them at most, so that none
   *     goes before it begins
   * @param renew lets go of what the readers share
   */
  Pace(LongSupplier newest, IntSupplier readers, int kept, Runnable renew) {
    this.newest = newest;
    this.readers = readers;
    this.most = kept / 2;
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
    note(carried >= FULL);
    renew();
  }

  /** Notes whether a pass carries many, and with that whether the room is full until the next. */
  private void note(boolean many) {
    if (full) {
      pause = many || proven ? 0 : RETRY;
      proven = many;
      full = many;
    } else if (many && pause > 0) {
      pause--;
    } else {
      full = many;
    }
  }

  @Override
  public boolean hasEnough() {
    long before = carried;
    return before < MANY || newest.getAsLong() - seq >= wanted(before);
  }

  private long wanted(long before) {
    long again = Math.min(before, FULL);
    return Math.min(most, full ? again : Math.max(again, readers.getAsInt() / SHARE));
  }

  /** Whether so much comes that even answers are better off with the pass that is due. */
  boolean isFull() {
    return full;
  }
}
