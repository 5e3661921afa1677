package dev.parley.room;

import dev.parley.metrics.Gauge;
import dev.parley.metrics.Metrics;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** Counts the chat of this node whenever somebody asks for the numbers. Thread-safe. */
final class Census {
  private static final double MILLIS = TimeUnit.SECONDS.toMillis(1);

  private final Collection<Connection> connections;

  Census(Collection<Connection> connections) {
    this.connections = connections;
  }

  /** Tells where to look. */
  void begin(Metrics metrics, Users users, Rooms rooms, OnlineUsers online) {
    metrics.gauge(Gauge.CONNECTIONS, connections::size);
    metrics.gauge(Gauge.USERS, online::countHere);
    metrics.gauge(Gauge.ROOMS, rooms::count);
    metrics.gauge(Gauge.ROOM_LOG_MESSAGES, rooms::messagesKept);
    metrics.gauge(Gauge.INBOX_LOG_MESSAGES, users::messagesKept);
    metrics.gauge(
        Gauge.OUTBOX_ANSWERS, () -> all(connection -> connection.feed().waitingAnswers()).sum());
    metrics.gauge(
        Gauge.OUTBOX_WRITES, () -> all(Connection::writingFor).filter(t -> t > 0).count());
    metrics.gauge(Gauge.OUTBOX_WRITE_SECONDS, () -> most(Connection::writingFor) / MILLIS);
    metrics.gauge(Gauge.LAG_MESSAGES, () -> most(connection -> connection.feed().lag()));
  }

  private long most(ToLongFunction<Connection> what) {
    return all(what).max().orElse(0);
  }

  private LongStream all(ToLongFunction<Connection> what) {
    return connections.stream().mapToLong(what);
  }
}
