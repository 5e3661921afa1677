package dev.parley.room;

import dev.parley.delivery.CloseCode;
import dev.parley.health.Health;
import dev.parley.runtime.ChatClock;
import dev.parley.runtime.LogLine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The end of the chat on this node: it is not ready any more, and clients are told to come back,
 * some after the other. It begins with the end of the application or with that of the JVM,
 * whichever is first: some servers take long, or all connections, before they end applications.
 * Thread-safe.
 */
final class Shutdown {
  private static final Logger LOG = System.getLogger(Shutdown.class.getName());
  private static final Duration REHEARSAL = Duration.ofMillis(1);

  /** How much longer than configured the last writes may take. */
  private static final Duration LAST_WRITES = Duration.ofMillis(500);

  private final Health health;
  private final ChatClock clock;
  private final Duration duration;
  private final Collection<Connection> connections;
  private final Thread hook = new Thread(this::sendAway, "parley-shutdown");
  private final AtomicReference<CompletableFuture<Void>> drain = new AtomicReference<>();

  Shutdown(Health health, ChatClock clock, Duration duration, Collection<Connection> connections) {
    this.health = health;
    this.clock = clock;
    this.duration = duration;
    this.connections = connections;
  }

  /**
   * Waits for the end of the JVM, after a rehearsal on connections of nobody. A server whose WAR
   * has been deleted undeploys it, but can load no more of its classes: those that a stop needs
   * must be there before.
   */
  void prepare(Connection nobody, Connection noneElse) {
    nobody.closeNow(CloseCode.SHUTTING_DOWN);
    if (!duration.isZero()) {
      await(new Drain(clock, REHEARSAL, List.of(noneElse)).begin(), REHEARSAL);
    }
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Sends all clients away, and returns when that is done or should have been. */
  void end() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "the JVM ends, too", e);
    }
    sendAway();
    connections.forEach(connection -> connection.closeNow(CloseCode.SHUTTING_DOWN));
  }

  private void sendAway() {
    CompletableFuture<Void> mine = new CompletableFuture<>();
    CompletableFuture<Void> begun = drain.compareAndExchange(null, mine);
    if (begun != null) {
      await(begun, duration);
      return;
    }
    health.drain();
    LOG.log(
        Level.INFO,
        new LogLine("Parley stops; clients are told to come back")
            .with("connections", connections.size())
            .with("drain", duration)
            .toString());
    if (!duration.isZero() && !connections.isEmpty()) {
      await(new Drain(clock, duration, connections).begin(), duration);
    }
    mine.complete(null);
  }

  private static void await(CompletableFuture<Void> drained, Duration duration) {
    try {
      drained.get(duration.plus(LAST_WRITES).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.DEBUG, "some clients are told late", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
