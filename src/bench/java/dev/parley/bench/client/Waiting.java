package dev.parley.bench.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting in the thread that runs the scenarios. */
public final class Waiting {
  private static final long STEP_MILLIS = 1;

  private Waiting() {}

  public static void millis(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  public static void seconds(double seconds) {
    millis((long) (seconds * 1000));
  }

  /** Whether it came true within the time. */
  public static boolean until(Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      millis(STEP_MILLIS);
    }
    return true;
  }
}
