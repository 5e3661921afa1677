package dev.parley.room;

import dev.parley.config.ChatConfig;
import dev.parley.delivery.CloseCode;
import dev.parley.runtime.ChatClock;
import dev.parley.runtime.Pulse;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Looks at every connection once in a while: sends heartbeats to the quiet ones and closes those
 * that never said who they are, whose login has ended, show no sign of life or do not read.
 * Thread-safe.
 */
final class Heartbeat {
  private static final long LONGEST_TICK = 1000;
  private static final long SHORTEST_TICK = 50;

  private final ChatConfig config;
  private final Iterable<Connection> connections;
  private final Pulse pulse;

  Heartbeat(ChatConfig config, ChatClock clock, Iterable<Connection> connections) {
    this.config = config;
    this.connections = connections;
    this.pulse = new Pulse(clock, Runnable::run, Duration.ofMillis(tickMillis(config)), this::look);
  }

  void start() {
    pulse.start();
  }

  void stop() {
    pulse.stop();
  }

  /** Whether it has looked of late: nothing else that is due happens where it does not. */
  boolean isBeating() {
    return pulse.isBeating();
  }

  private void look() {
    connections.forEach(this::look);
  }

  private void look(Connection connection) {
    connection.rate().letGo();
    if (isOver(connection.writingFor(), config.writeTimeout())) {
      connection.abort(CloseCode.TOO_SLOW);
    } else if (isOver(connection.life().silentFor(), config.pingTimeout())) {
      connection.abort(CloseCode.NO_SIGN_OF_LIFE);
    } else if (connection.isLoginOver()) {
      connection.abort(CloseCode.SIGNED_OUT);
    } else if (connection.user() == null
        && isOver(connection.life().namelessFor(), config.loginTimeout())) {
      connection.close(CloseCode.NO_USERNAME);
    } else if (isOver(connection.quietFor(), config.pingInterval())
        || isOver(connection.life().unprovenFor(), config.pingInterval())) {
      connection.sendHeartbeat();
    }
  }

  private static boolean isOver(long millis, Duration limit) {
    return !limit.isZero() && millis >= limit.toMillis();
  }

  /** A quarter of the shortest limit, so that none is overdrawn by more than that. */
  private static long tickMillis(ChatConfig config) {
    long shortest =
        Stream.of(
                config.writeTimeout(),
                config.pingTimeout(),
                config.loginTimeout(),
                config.pingInterval())
            .filter(limit -> !limit.isZero())
            .mapToLong(Duration::toMillis)
            .min()
            .orElse(LONGEST_TICK);
    return Math.max(SHORTEST_TICK, Math.min(LONGEST_TICK, shortest / 4));
  }
}
