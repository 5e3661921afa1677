package dev.parley.room;

import dev.parley.delivery.CloseCode;
import dev.parley.runtime.ChatClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Tells clients to come back, some after the other over a while, so that the other nodes do not get
 * all of them at once. It belongs to the clock's thread.
 */
final class Drain {
  private static final Duration TICK = Duration.ofMillis(50);

  private final ChatClock clock;
  private final long millis;
  private final Queue<Connection> rest;
  private final int all;
  private final long start;
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  /** Of these connections, which are all that there will be. */
  Drain(ChatClock clock, Duration duration, Collection<Connection> connections) {
    this.clock = clock;
    this.millis = Math.max(1, duration.toMillis());
    this.rest = new ArrayDeque<>(connections);
    this.all = rest.size();
    this.start = clock.millis();
  }

  /** Begins; completes when all have been told, or have gone by themselves. */
  CompletableFuture<Void> begin() {
    clock.after(Duration.ZERO, this::step);
    return end;
  }

  private void step() {
    long passed = Math.min(millis, clock.millis() - start + TICK.toMillis());
    long kept = all - all * passed / millis;
    while (rest.size() > kept) {
      rest.remove().close(CloseCode.SHUTTING_DOWN);
    }
    rest.removeIf(connection -> connection.feed().hasEnded());
    if (rest.isEmpty()) {
      end.complete(null);
    } else {
      clock.after(TICK, this::step);
    }
  }
}
