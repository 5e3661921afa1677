package dev.parley.metrics;

/** What is looked up when somebody asks, and not counted. */
public enum Gauge {
  /** Open connections. */
  CONNECTIONS("parley.connections", "Open connections of this node"),
  /** Users with a connection. */
  USERS("parley.users", "Users with a connection to this node"),
  /** Open rooms. */
  ROOMS("parley.rooms", "Rooms open on this node, empty ones that are remembered among them"),
  /** What the logs of rooms hold. */
  ROOM_LOG_MESSAGES("parley.room.log.messages", "Messages kept in the logs of open rooms"),
  /** What the logs of inboxes hold. */
  INBOX_LOG_MESSAGES("parley.inbox.log.messages", "Messages kept in the inboxes of known users"),
  /** What waits to be written besides logs. */
  OUTBOX_ANSWERS("parley.outbox.answers", "Answers that wait to be written, of all connections"),
  /** Writes in flight. */
  OUTBOX_WRITES("parley.outbox.writes", "Writes in flight: at most one for each connection"),
  /** The longest of the writes in flight. */
  OUTBOX_WRITE_SECONDS(
      "parley.outbox.write.longest.seconds", "How long the longest write in flight has lasted"),
  /** The reader who is furthest behind. */
  LAG_MESSAGES("parley.lag.messages", "Messages that the reader furthest behind has yet to get"),
  /** Whether the node is on its way out. */
  DRAINING("parley.draining", "1 while the node stops and sends its clients away, else 0"),
  /** Whether Redis answers. */
  REDIS_UP("parley.redis.up", "1 while Redis answers, else 0; absent without Redis");

  private final String meter;
  private final String description;

  Gauge(String meter, String description) {
    this.meter = meter;
    this.description = description;
  }

  String meter() {
    return meter;
  }

  String description() {
    return description;
  }
}
