package dev.parley.delivery;

import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a group of readers after something was appended for them, in one pass at a time: what
 * is appended while a pass runs goes out with the next, so the busier a group is, the more each
 * frame carries. A pass that hangs on a reader who does not read is gone on with by another thread.
 * Thread-safe.
 */
public final class Flusher {
  private final Executor workers;
  private final StallWatch stalls;
  private final Iterable<? extends Reader> readers;
  private final Runnable renew;
  private final AtomicInteger requests = new AtomicInteger();

  /** One of the group. */
  @FunctionalInterface
  public interface Reader {
    /** Writes what is due for this reader. It must not throw; it may block if nobody reads. */
    void flush();
  }

  /**
   * A flusher at rest.
   *
   * @param stalls told of every pass, which may hang
   * @param readers the group, safe to iterate while it changes
   * @param renew lets go of what the readers share; called before each pass, so that all of the
   *     pass share what was appended by then, and after it
   */
  public Flusher(
      Executor workers, StallWatch stalls, Iterable<? extends Reader> readers, Runnable renew) {
    this.workers = workers;
    this.stalls = stalls;
    this.readers = readers;
    this.renew = renew;
  }

  /** Has all readers written to soon, on another thread. */
  public void request() {
    if (requests.getAndIncrement() == 0) {
      workers.execute(this::begin);
    }
  }

  private void begin() {
    int answered = requests.get();
    renew.run();
    new Pass(answered, readers.iterator()).run();
  }

  /** One pass: as many threads as have hung in it, and one more, share the readers. */
  private final class Pass implements Runnable {
    private final int answered;
    private final Iterator<? extends Reader> rest; // guarded by this
    private boolean ended; // guarded by this

    Pass(int answered, Iterator<? extends Reader> rest) {
      this.answered = answered;
      this.rest = rest;
    }

    @Override
    public void run() {
      try (StallWatch.Turn turn = stalls.begin(() -> workers.execute(this))) {
        for (Reader reader = next(); reader != null; reader = next()) {
          turn.step();
          reader.flush();
        }
      }
      if (isFirstToEnd()) {
        renew.run();
        // a task for each pass, so that busy rooms take turns with the others
        if (requests.addAndGet(-answered) != 0) {
          workers.execute(Flusher.this::begin);
        }
      }
    }

    private synchronized @Nullable Reader next() {
      return rest.hasNext() ? rest.next() : null;
    }

    private synchronized boolean isFirstToEnd() {
      boolean first = !ended;
      ended = true;
      return first;
    }
  }
}
