package dev.parley.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/** A clock that stands still until it is told to go on; what is due then runs in the caller. */
public final class ManualClock implements ChatClock {
  private final Queue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
  private Instant now = Instant.parse("2026-11-24T15:04:05.120Z");
  private long millis = 1_000_000;
  private long order;

  private record Task(long at, long order, Runnable run) {}

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long millis() {
    return millis;
  }

  @Override
  public synchronized Cancellable after(Duration delay, Runnable run) {
    Task task = new Task(millis + delay.toMillis(), order++, run);
    tasks.add(task);
    return () -> cancel(task);
  }

  @Override
  public Cancellable every(Duration period, Runnable run) {
    AtomicBoolean ended = new AtomicBoolean();
    repeat(period, run, ended);
    return () -> ended.set(true);
  }

  /** Goes on by a duration and runs what is due on the way, in order. */
  public void advance(Duration duration) {
    long end = millis() + duration.toMillis();
    for (Task due = nextUntil(end); due != null; due = nextUntil(end)) {
      due.run().run();
    }
    moveTo(end);
  }

  /** Sets the time for people, forward or back, as an operator or NTP does. */
  public synchronized void jump(Duration duration) {
    now = now.plus(duration);
  }

  private void repeat(Duration period, Runnable run, AtomicBoolean ended) {
    after(
        period,
        () -> {
          if (!ended.get()) {
            repeat(period, run, ended); // whatever this one comes to
            run.run();
          }
        });
  }

  private synchronized void cancel(Task task) {
    tasks.remove(task);
  }

  private synchronized Task nextUntil(long end) {
    if (tasks.isEmpty() || tasks.peek().at() > end) {
      return null;
    }
    Task due = tasks.remove();
    moveTo(Math.max(millis, due.at()));
    return due;
  }

  private synchronized void moveTo(long end) {
    now = now.plusMillis(end - millis);
    millis = end;
  }
}
