package dev.parley.runtime;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The threads that Parley works on: the container's managed executor, or a pool of its own where
 * there is none (Jakarta Concurrency 3.0, section 3.1.4: the default resource), and one thread for
 * what is due at a time.
 *
 * <p>That one is always Parley's own: what waits in a container's scheduler outlives the
 * application there, and a cancelled task stays in its queue until its time.
 */
@ApplicationScoped
public class Threads {
  private static final String MANAGED_EXECUTOR = "java:comp/DefaultManagedExecutorService";

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, named("parley-timer-"));
  private volatile ExecutorService ownWorkers;

  /** Makes the timer, whose thread starts with the first task. */
  public Threads() {
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Runs deliveries. */
  @Produces
  @Singleton
  Executor workers() {
    try {
      return (Executor) new InitialContext().lookup(MANAGED_EXECUTOR);
    } catch (NamingException e) {
      return ownWorkers = Executors.newCachedThreadPool(named("parley-worker-"));
    }
  }

  /** Tells the time and runs what is due. */
  @Produces
  @Singleton
  ChatClock clock() {
    return new SystemClock(timer);
  }

  @PreDestroy
  void stop() {
    if (ownWorkers != null) {
      ownWorkers.shutdown();
    }
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
