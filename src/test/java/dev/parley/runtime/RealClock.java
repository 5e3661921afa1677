package dev.parley.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The machine's clock, for tests of what has a time of its own, such as Redis. */
public final class RealClock implements ChatClock, AutoCloseable {
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final SystemClock clock = new SystemClock(scheduler);

  @Override
  public Instant now() {
    return clock.now();
  }

  @Override
  public long millis() {
    return clock.millis();
  }

  @Override
  public Cancellable after(Duration delay, Runnable task) {
    return clock.after(delay, task);
  }

  @Override
  public Cancellable every(Duration period, Runnable task) {
    return clock.every(period, task);
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
