package dev.parley.runtime;

import java.time.Duration;
import java.time.Instant;

/** A clock that never goes on: nothing that is due later comes due. */
public final class StillClock implements ChatClock {
  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  @Override
  public long millis() {
    return 0;
  }

  @Override
  public Cancellable after(Duration delay, Runnable task) {
    return () -> {};
  }

  @Override
  public Cancellable every(Duration period, Runnable task) {
    return () -> {};
  }
}
