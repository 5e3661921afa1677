package dev.parley.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The one source of time. Thread-safe. */
public interface ChatClock {

  /** The wall-clock time, for people; it may jump. */
  Instant now();

  /** Milliseconds that only ever grow, for measuring how long something took. */
  long millis();

  /** Nanoseconds that only ever grow, for measuring what takes less. */
  default long nanos() {
    return TimeUnit.MILLISECONDS.toNanos(millis());
  }

  /**
   * Runs a task once after a delay. The task must be short and must not block.
   *
   * @return a handle that cancels the task if it has not begun
   */
  Cancellable after(Duration delay, Runnable task);

  /**
   * Runs a task again and again, whatever one run comes to, first after a period. The task must be
   * short and must not block.
   *
   * @return a handle that ends it
   */
  Cancellable every(Duration period, Runnable task);

  /** A task that is waiting for its time. */
  @FunctionalInterface
  interface Cancellable {
    /** It does not begin any more; what has begun goes on to its end. */
    void cancel();
  }
}
