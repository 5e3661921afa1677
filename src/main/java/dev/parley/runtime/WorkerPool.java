package dev.parley.runtime;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few threads, which stay, and one more for each that hangs. The queue is bounded by who asks: a
 * connection has at most one task in it, a room two and one more for each other core.
 */
final class WorkerPool implements Workers {
  private static final int PER_CORE = 2;
  private static final long IDLE_SECONDS = 10;

  private final int cores = Runtime.getRuntime().availableProcessors();
  private final int size = cores * PER_CORE;
  private final ThreadPoolExecutor pool;
  private final Duration patience;

  /**
   * A pool without threads yet.
   *
   * @param patience how long the last tasks may take after the stop
   */
  WorkerPool(ThreadFactory threads, Duration patience) {
    this.patience = patience;
    pool =
        new ThreadPoolExecutor(
            size,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            threads);
  }

  /** Starts the threads: later the machine may have none left. */
  void start() {
    pool.prestartAllCoreThreads();
  }

  @Override
  public void execute(Runnable task) {
    Runnable guarded = () -> Tasks.run(task);
    try {
      pool.execute(guarded);
    } catch (OutOfMemoryError e) { // no thread for one that hangs: the others have to do
      pool.getQueue().add(guarded);
    }
  }

  @Override
  public int parallelism() {
    return cores;
  }

  @Override
  public void compensate(int hanging) {
    if (pool.getCorePoolSize() != size + hanging) {
      pool.setCorePoolSize(size + hanging);
    }
  }

  /** Takes no more tasks, and ends with the last; those that take longer are interrupted. */
  void stop() {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
