package dev.parley.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The machine's clock, with a scheduler. Thread-safe. */
final class SystemClock implements ChatClock {
  private final ScheduledExecutorService scheduler;

  SystemClock(ScheduledExecutorService scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long millis() {
    return TimeUnit.NANOSECONDS.toMillis(nanos());
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Cancellable after(Duration delay, Runnable task) {
    return scheduled(
        () -> scheduler.schedule(() -> Tasks.run(task), delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public Cancellable every(Duration period, Runnable task) {
    long millis = period.toMillis();
    return scheduled(
        () ->
            scheduler.scheduleWithFixedDelay(
                () -> Tasks.run(task), millis, millis, TimeUnit.MILLISECONDS));
  }

  private static Cancellable scheduled(Supplier<Future<?>> scheduling) {
    try {
      Future<?> waiting = scheduling.get();
      return () -> waiting.cancel(false);
    } catch (RejectedExecutionException e) {
      return () -> {}; // the server is stopping: nothing is due any more
    }
  }
}
