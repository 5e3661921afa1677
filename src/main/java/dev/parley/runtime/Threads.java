package dev.parley.runtime;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that Parley works on: a pool that writes, and one thread for what is due at a time.
 *
 * <p>They are Parley's own. A container's managed executor does not grow when its threads hang, and
 * what waits in its scheduler outlives the application there.
 */
@ApplicationScoped
public class Threads {
  private static final Duration LAST_WRITES = Duration.ofSeconds(2);

  private final WorkerPool workers = new WorkerPool(named("parley-worker-"), LAST_WRITES);
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, named("parley-timer-"));

  /** Makes the pools, without threads: a container may do that for its proxies, too. */
  public Threads() {
    timer.setRemoveOnCancelPolicy(true);
  }

  @PostConstruct
  void start() {
    workers.start();
    timer.prestartCoreThread();
  }

  /** Writes to connections. */
  @Produces
  @Singleton
  Workers workers() {
    return workers;
  }

  /** Tells the time and runs what is due. */
  @Produces
  @Singleton
  ChatClock clock() {
    return new SystemClock(timer);
  }

  @PreDestroy
  void stop() {
    workers.stop();
    timer.shutdownNow();
  }

  private static ThreadFactory named(String prefix) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
