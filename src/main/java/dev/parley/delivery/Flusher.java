package dev.parley.delivery;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Wakes a group of readers after something was appended for them, in one task at a time: what is
 * appended while a pass runs goes out with the next, so the busier a group is, the more each frame
 * carries. Thread-safe.
 */
public final class Flusher {
  private final Executor workers;
  private final Iterable<? extends Reader> readers;
  private final Runnable renew;
  private final AtomicInteger requests = new AtomicInteger();

  /** One of the group. */
  @FunctionalInterface
  public interface Reader {
    /** Something may be due for this reader. It must not throw and should not block. */
    void wake();
  }

  /**
   * A flusher at rest.
   *
   * @param readers the group, safe to iterate while it changes
   * @param renew lets go of what the readers share; called before each pass, so that all of the
   *     pass share what was appended by then, and after it
   */
  public Flusher(Executor workers, Iterable<? extends Reader> readers, Runnable renew) {
    this.workers = workers;
    this.readers = readers;
    this.renew = renew;
  }

  /** Has all readers woken soon, on another thread. */
  public void request() {
    if (requests.getAndIncrement() == 0) {
      workers.execute(this::pass);
    }
  }

  private void pass() {
    int answered = requests.get();
    try {
      renew.run();
      for (Reader reader : readers) {
        reader.wake();
      }
      renew.run();
    } finally {
      // a task for each pass, so that busy rooms take turns with the others
      if (requests.addAndGet(-answered) != 0) {
        workers.execute(this::pass);
      }
    }
  }
}
