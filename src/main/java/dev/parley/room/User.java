package dev.parley.room;

import dev.parley.broker.Broker;
import dev.parley.log.EventLog;
import dev.parley.name.Token;
import dev.parley.name.Username;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who holds a name: its token, its live connections and its inbox. Its monitor makes a user's
 * coming and going in rooms one step after the other; {@link Users} guards who the connections are.
 */
final class User {
  private final Username name;
  private final Token token;
  private final Broker.Subscription inbox;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile long emptySince;

  User(Username name, Token token, Broker broker) {
    this.name = name;
    this.token = token;
    this.inbox = broker.subscribe(Channels.inbox(name.key()), this::wakeAll);
  }

  Username name() {
    return name;
  }

  Token token() {
    return token;
  }

  EventLog inbox() {
    return inbox.log();
  }

  /** The live connections; safe to iterate while they change. */
  Set<Connection> connections() {
    return connections;
  }

  /** The last connection has ended at this time of the clock. */
  void emptySince(long millis) {
    emptySince = millis;
  }

  /** Whether no connection has come since the last one ended at this time. */
  boolean isEmptySince(long millis) {
    return connections.isEmpty() && emptySince == millis;
  }

  /** The end of the user: the inbox is forgotten. */
  void close() {
    inbox.close();
  }

  private void wakeAll() {
    inbox().renew();
    connections.forEach(Connection::wake);
    inbox().renew();
  }
}
