package dev.parley.log;

import dev.parley.message.Events;

/**
 * The events of a log after a cursor, which readers share. Immutable.
 *
 * @param events the events
 * @param from the cursor
 * @param to the seq of the last event in it: the reader's next cursor
 * @param missed how many events after the cursor the log no longer had
 * @param more whether the log had more than fits a frame
 * @param since when the first of the events was appended, by the log's clock
 */
public record Batch(Events events, long from, long to, long missed, boolean more, long since) {
  /** Nothing: no cursor has this place. */
  static final Batch EMPTY = new Batch(Events.of(), -1, -1, 0, false, 0);

  /** Whether a batch of now would be less than twice as long for a reader with this cursor. */
  boolean isMostOf(long seq, long cursor) {
    return more || seq - cursor < 2 * (to - cursor);
  }

  /** Whether events before and after a cursor are in it. */
  boolean has(long cursor) {
    return cursor > from + missed && cursor < to;
  }

  /** How many events are in it. */
  public int size() {
    return (int) (to - from - missed);
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return from == EMPTY.from;
  }
}
