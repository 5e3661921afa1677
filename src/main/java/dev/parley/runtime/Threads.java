package dev.parley.runtime;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The threads that Parley works on: the container's managed executors, or pools of its own where
 * there is no container (Jakarta Concurrency 3.0, section 3.1.4 and 3.2.4: the default resources).
 */
@ApplicationScoped
public class Threads {
  private static final String MANAGED_EXECUTOR = "java:comp/DefaultManagedExecutorService";
  private static final String MANAGED_SCHEDULER =
      "java:comp/DefaultManagedScheduledExecutorService";

  private volatile ExecutorService ownWorkers;
  private volatile ScheduledExecutorService ownScheduler;

  /** Runs deliveries. */
  @Produces
  @Singleton
  Executor workers() {
    return managed(
        MANAGED_EXECUTOR,
        ExecutorService.class,
        () -> ownWorkers = Executors.newCachedThreadPool(named("parley-worker-")));
  }

  /** Tells the time and runs what is due. */
  @Produces
  @Singleton
  ChatClock clock() {
    return new SystemClock(
        managed(
            MANAGED_SCHEDULER,
            ScheduledExecutorService.class,
            () ->
                ownScheduler = Executors.newSingleThreadScheduledExecutor(named("parley-timer-"))));
  }

  @PreDestroy
  void stop() {
    if (ownWorkers != null) {
      ownWorkers.shutdown();
    }
    if (ownScheduler != null) {
      ownScheduler.shutdownNow();
    }
  }

  private static <T> T managed(String name, Class<T> type, Supplier<T> own) {
    try {
      return type.cast(new InitialContext().lookup(name));
    } catch (NamingException e) {
      return own.get();
    }
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
