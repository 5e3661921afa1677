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
  private final Runnable afterPass;
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
   * @param afterPass called when all were woken
   */
  public Flusher(Executor workers, Iterable<? extends Reader> readers, Runnable afterPass) {
    this.workers = workers;
    this.readers = readers;
    this.afterPass = afterPass;
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
      for (Reader reader : readers) {
        reader.wake();
      }
      afterPass.run();
    } finally {
      // a task for each pass, so that busy rooms take turns with the others
      if (requests.addAndGet(-answered) != 0) {
        workers.execute(this::pass);
      }
    }
  }
}
