package dev.parley.log;

import dev.parley.message.Events;
import dev.parley.message.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded log of encoded events, numbered from 1 without gaps. Appending is constant work; a
 * reader is nothing but a cursor, the seq of the last event that it has.
 *
 * <p>Thread-safe: {@code lock} (this object's monitor) guards the ring and is held for nothing but
 * that; {@link #seq()} reads without it.
 */
public final class EventLog {
  private static final int FIRST_SIZE = 8;

  /** Bytes after which a batch is cut, so that catching up does not make giant frames. */
  private static final int BATCH_LIMIT = 64 * 1024;

  /** Batches that are kept for further readers. */
  private static final int MOST_SHARED = 8;

  private static final Entry[] NOTHING = {};

  private final String epoch;
  private final int capacity;
  private final LongSupplier clock;

  private Entry[] ring = NOTHING;
  private long start = 1; // the first of those in a row that end with the newest
  private volatile long seq;
  private volatile List<Batch> shared = List.of();

  /**
   * An event of the log.
   *
   * @param bytes its length in UTF-8
   * @param time when it was appended, by the log's clock
   */
  private record Entry(String event, int bytes, long time) {}

  /** An empty log whose events have no times. */
  public EventLog(String epoch, int capacity) {
    this(epoch, capacity, () -> 0);
  }

  /**
   * An empty log.
   *
   * @param epoch the name of this life of the log
   * @param capacity events kept, 1 or more
   * @param clock gives the time of an event when it is appended, for {@link Batch#since}
   */
  public EventLog(String epoch, int capacity, LongSupplier clock) {
    this.epoch = epoch;
    this.capacity = capacity;
    this.clock = clock;
  }

  /** The name of this life of the log. */
  public String epoch() {
    return epoch;
  }

  /** The seq of the newest event, 0 when there was none yet. */
  public long seq() {
    return seq;
  }

  /** How many events are kept at the moment. */
  public synchronized int size() {
    return (int) (seq + 1 - oldest());
  }

  /**
   * Appends an event.
   *
   * @param encode gives the event its seq; it runs under the lock, so it must be quick
   * @return its seq
   */
  public synchronized long append(LongFunction<String> encode) {
    long next = seq + 1;
    if (next - start >= ring.length && ring.length < capacity) {
      grow();
    }
    String event = encode.apply(next);
    ring[slot(next)] = new Entry(event, Utf8.length(event), clock.getAsLong());
    seq = next;
    return next;
  }

  /**
   * Goes on after a seq beyond the newest, without the events up to there: readers have missed
   * them.
   */
  public synchronized void skipTo(long newest) {
    ring = NOTHING;
    shared = List.of();
    start = newest + 1;
    seq = newest;
  }

  /**
   * What a reader with this cursor gets next: everything after it, up to a size that makes a good
   * frame. Until {@link #renew}, readers with equal cursors get the same batch, even if the log has
   * grown meanwhile, but for less than it holds, and readers within it get its end: in a busy log
   * it would otherwise be built anew for every single reader, and they would never stand together.
   * It outlives what it holds in the log. So whoever appends must renew the log and then have the
   * readers look again.
   *
   * @param cursor a seq of this log, or 0
   */
  public Batch after(long cursor) {
    if (cursor >= seq) {
      return Batch.EMPTY;
    }
    Batch batch = find(cursor);
    return batch != null && batch.isMostOf(seq, cursor) ? batch : build(cursor);
  }

  /**
   * As {@link #after}, but with all that the log holds by now, if it has everything after the
   * cursor: for a frame that nobody shares, since more goes with it.
   *
   * @param cursor a seq of this log, or 0
   */
  public Batch allAfter(long cursor) {
    if (cursor >= seq) {
      return Batch.EMPTY;
    }
    synchronized (this) {
      Batch old = find(cursor);
      return old != null && isGone(cursor) ? old : join(cursor);
    }
  }

  /** Lets go of the batch that readers share: the next holds all that was appended before. */
  public void renew() {
    shared = List.of();
  }

  /**
   * What a reader missed, if the log still has all of it.
   *
   * @param since the seq of the last event that it has
   * @param to the seq up to which it is told now; not below {@code since}
   */
  public synchronized Slice since(long since, long to) {
    boolean whole = !isGone(since) && to <= seq;
    return whole ? slice(since + 1, to + 1, true) : new Slice(List.of(), seq, false);
  }

  /** The newest events, at most {@code limit}. */
  public synchronized Slice last(int limit) {
    return slice(Math.max(oldest(), seq - limit + 1), seq + 1, false);
  }

  /**
   * The newest events up to a seq, at most {@code limit}; or those of {@link #last}, if some of
   * these, or of what follows on them, are no longer kept.
   *
   * @param to a seq of this log, or 0
   */
  public synchronized Slice lastUpTo(long to, int limit) {
    long first = Math.max(start, to - limit + 1);
    return isGone(first - 1) || isGone(to) ? last(limit) : slice(first, to + 1, false);
  }

  /** The newest events before a seq, at most {@code limit}; whole when nothing older is left. */
  public synchronized Slice before(long before, int limit) {
    long end = Math.max(oldest(), Math.min(before, seq + 1));
    long start = Math.max(oldest(), end - limit);
    return slice(start, end, start == oldest());
  }

  private Batch build(long cursor) {
    synchronized (this) {
      Batch old = find(cursor);
      if (old != null && (old.isMostOf(seq, cursor) || isGone(cursor))) {
        return old;
      }
      Batch longer = longer(cursor);
      Batch batch = longer == null ? join(cursor) : end(longer, cursor);
      if (!batch.isEmpty()) {
        share(batch, old);
      }
      return batch;
    }
  }

  /** What others share and a reader within it may share the end of; null if there is none. */
  private @Nullable Batch longer(long cursor) {
    if (isGone(cursor)) {
      return null;
    }
    for (Batch batch : shared) {
      if (batch.has(cursor) && batch.isMostOf(seq, cursor)) {
        return batch;
      }
    }
    return null;
  }

  /** What of a longer batch is after the cursor, all of which is still kept. */
  private Batch end(Batch longer, long cursor) {
    int bytes = -1; // a comma is before each but the first
    for (long at = cursor + 1; at <= longer.to(); at++) {
      bytes += ring[slot(at)].bytes() + 1;
    }
    return new Batch(
        longer.events().last((int) (longer.to() - cursor), bytes),
        cursor,
        longer.to(),
        0,
        longer.more(),
        ring[slot(cursor + 1)].time());
  }

  /** What the log holds after the cursor, up to a size that makes a good frame. */
  private Batch join(long cursor) {
    if (start > seq) { // skipped to, and nothing came yet
      return Batch.EMPTY;
    }
    long first = Math.max(cursor + 1, oldest());
    List<String> events = new ArrayList<>();
    int bytes = -1; // a comma is before each but the first
    long last = first - 1;
    while (last < seq && bytes < BATCH_LIMIT) {
      last++;
      Entry entry = ring[slot(last)];
      events.add(entry.event());
      bytes += entry.bytes() + 1;
    }
    return new Batch(
        new Events(events, bytes),
        cursor,
        last,
        first - 1 - cursor,
        last < seq,
        ring[slot(first)].time());
  }

  /** Whether something after the cursor is no longer kept. */
  private boolean isGone(long cursor) {
    return cursor < oldest() - 1;
  }

  private @Nullable Batch find(long cursor) {
    for (Batch batch : shared) {
      if (batch.from() == cursor) {
        return batch;
      }
    }
    return null;
  }

  /** Keeps the first few: most readers stand at one of few places. */
  private void share(Batch batch, @Nullable Batch old) {
    List<Batch> batches = new ArrayList<>(shared);
    batches.remove(old);
    if (batches.size() < MOST_SHARED) {
      batches.add(batch);
      shared = batches;
    }
  }

  private Slice slice(long start, long end, boolean whole) {
    List<String> events = new ArrayList<>((int) (end - start));
    for (long at = start; at < end; at++) {
      events.add(ring[slot(at)].event());
    }
    return new Slice(events, end - 1, whole);
  }

  private long oldest() {
    return Math.max(start, seq - ring.length + 1);
  }

  private int slot(long at) {
    return (int) (at % ring.length);
  }

  private void grow() {
    Entry[] old = ring;
    ring = new Entry[Math.min(capacity, Math.max(FIRST_SIZE, old.length * 2))];
    for (long at = seq; at >= start && at > seq - old.length; at--) {
      ring[slot(at)] = old[(int) (at % old.length)];
    }
  }
}
