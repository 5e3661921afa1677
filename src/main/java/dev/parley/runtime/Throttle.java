package dev.parley.runtime;

import java.time.Duration;

/**
 * Runs an action soon after it was asked for, but never twice within an interval: what is asked for
 * meanwhile is gathered into one later run. Thread-safe; the action runs on the clock's scheduler,
 * or on the asking thread when the interval has passed, never under this object's lock.
 */
public final class Throttle {
  private final ChatClock clock;
  private final Duration interval;
  private final Runnable action;

  private boolean waiting;
  private boolean ran;
  private long lastRun;

  /** An action that has never run yet and may run at once. */
  public Throttle(ChatClock clock, Duration interval, Runnable action) {
    this.clock = clock;
    this.interval = interval;
    this.action = action;
  }

  /** Asks for a run: now if the interval since the last one has passed, else when it has. */
  public void request() {
    long wait;
    synchronized (this) {
      if (waiting) {
        return;
      }
      wait = ran ? lastRun + interval.toMillis() - clock.millis() : 0;
      if (wait > 0) {
        waiting = true;
      } else {
        begin();
      }
    }
    if (wait > 0) {
      clock.after(Duration.ofMillis(wait), this::runLater);
    } else {
      action.run();
    }
  }

  private void runLater() {
    synchronized (this) {
      waiting = false;
      begin();
    }
    action.run();
  }

  private void begin() {
    ran = true;
    lastRun = clock.millis();
  }
}
