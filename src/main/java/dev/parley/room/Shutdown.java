package dev.parley.room;

import dev.parley.delivery.CloseCode;
import dev.parley.runtime.ChatClock;
import dev.parley.runtime.LogLine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How the clients of this node are told to come back when it stops. Thread-safe. */
final class Shutdown {
  private static final Logger LOG = System.getLogger(Shutdown.class.getName());
  private static final Duration REHEARSAL = Duration.ofMillis(1);

  /** How much longer than configured the last writes may take. */
  private static final Duration LAST_WRITES = Duration.ofMillis(500);

  private final ChatClock clock;
  private final Duration duration;
  private final Collection<Connection> connections;

  Shutdown(ChatClock clock, Duration duration, Collection<Connection> connections) {
    this.clock = clock;
    this.duration = duration;
    this.connections = connections;
  }

  /**
   * Does it all once with two connections of nobody. A server whose WAR has been deleted undeploys
   * it, but can load no more of its classes: those that a stop needs must be there before.
   */
  void rehearse(Connection first, Connection second) {
    close(List.of(first));
    if (!duration.isZero()) {
      second.sendHeartbeat(); // as a drain that takes long does
      await(new Drain(clock, REHEARSAL, List.of(second)).begin());
    }
  }

  /** Begins to send the clients away; completes when all have been. */
  CompletionStage<Void> begin() {
    LOG.log(
        Level.INFO,
        new LogLine("Parley stops; clients are told to come back")
            .with("connections", connections.size())
            .with("drain", duration)
            .toString());
    return duration.isZero()
        ? CompletableFuture.completedStage(null)
        : new Drain(clock, duration, connections).begin();
  }

  /** Ends what has begun, in its time and some; whoever is still there then is closed at once. */
  void end(CompletionStage<Void> begun) {
    await(begun);
    close(connections);
  }

  private static void close(Collection<Connection> some) {
    some.forEach(connection -> connection.closeNow(CloseCode.SHUTTING_DOWN));
  }

  private void await(CompletionStage<Void> begun) {
    try {
      long patience = duration.plus(LAST_WRITES).toMillis();
      begun.toCompletableFuture().get(patience, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.DEBUG, "some clients are told late", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
