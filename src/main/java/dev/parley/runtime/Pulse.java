package dev.parley.runtime;

import dev.parley.runtime.ChatClock.Cancellable;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Has a thread do something again and again, and knows whether it still does. Thread-safe. */
public final class Pulse {
  /** Without a beat in so many milliseconds it stands still. */
  private static final long DEAD = 30_000;

  private final ChatClock clock;
  private final Executor thread;
  private final Duration period;
  private final Runnable task;
  private volatile Cancellable timer = () -> {};
  private volatile boolean stopped;
  private volatile long lastBeat;

  /** A pulse that does not beat yet. */
  public Pulse(ChatClock clock, Executor thread, Duration period, Runnable task) {
    this.clock = clock;
    this.thread = thread;
    this.period = period;
    this.task = task;
    this.lastBeat = clock.millis();
  }

  /** Begins; the first beat is due after a period. To be called once. */
  public void start() {
    lastBeat = clock.millis();
    timer = clock.every(period, () -> thread.execute(this::beat));
  }

  /** Beats no more, not even where the thread had been asked to. */
  public void stop() {
    stopped = true;
    timer.cancel();
  }

  /** Whether it has beaten in the last 30 s, or was stopped. */
  public boolean isBeating() {
    return stopped || clock.millis() - lastBeat < DEAD;
  }

  private void beat() {
    if (!stopped) {
      lastBeat = clock.millis();
      task.run();
    }
  }
}
