package dev.parley.room;

import dev.parley.broker.Broker;
import dev.parley.log.EventLog;
import dev.parley.message.Position;
import dev.parley.name.NameRegistry;
import dev.parley.name.Token;
import dev.parley.name.Username;
import dev.parley.runtime.StepQueue;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a name, as this node has it: the live connections here, and the inbox. Thread-safe;
 * {@link Users} guards who the connections are.
 */
final class User {
  private final Username name;
  private final Token token;
  private final Broker.Subscription inbox;
  private final StepQueue steps = new StepQueue();
  private volatile List<Connection> connections = List.of(); // most users have one
  private volatile long emptySince;
  private List<Connection> lost = List.of(); // read and written in the steps alone

  User(NameRegistry.Claim claim, Broker broker) {
    this.name = claim.name();
    this.token = claim.token();
    this.inbox = broker.subscribe(Channels.inbox(name.key()), this::wakeAll);
  }

  Username name() {
    return name;
  }

  Token token() {
    return token;
  }

  /** Opens the inbox, if that was not done before; completes when it can be read. */
  CompletionStage<Void> open() {
    return inbox.open();
  }

  /** Completes when the inbox has what this reader has seen, if that can be had. */
  CompletionStage<Void> prepareFor(@Nullable Position since) {
    return Recovery.prepare(inbox, since);
  }

  EventLog inbox() {
    return inbox.log();
  }

  /** The live connections at the moment. */
  List<Connection> connections() {
    return connections;
  }

  /** A connection is live; called by one thread at a time, as {@link #remove}. */
  void add(Connection connection) {
    connections = with(connections, connection);
  }

  /** A connection has ended; tells whether it was the user's. */
  boolean remove(Connection connection) {
    List<Connection> before = connections;
    connections = without(before, connection);
    return connections.size() < before.size();
  }

  /** Has the user's coming to rooms and leaving them happen one step after the other. */
  <T> CompletionStage<T> inOrder(Callable<CompletionStage<T>> step) {
    return steps.submit(step);
  }

  /** A connection was lost, and the grace begins; in a step, as the two that follow. */
  void lose(Connection connection) {
    lost = with(lost, connection);
  }

  /** The grace of a lost connection is over. */
  void giveUp(Connection connection) {
    lost = without(lost, connection);
  }

  /** Gives the lost connections, whose grace is over with that. */
  List<Connection> takeLost() {
    List<Connection> taken = lost;
    lost = List.of();
    return taken;
  }

  /** The last connection has ended at this time of the clock. */
  void emptySince(long millis) {
    emptySince = millis;
  }

  /** Whether no connection has come since the last one ended at this time. */
  boolean isEmptySince(long millis) {
    return connections.isEmpty() && emptySince == millis;
  }

  /** This node needs the user no longer. */
  void close() {
    inbox.close();
  }

  private void wakeAll() {
    inbox().renew();
    connections.forEach(Connection::wake);
    inbox().renew();
  }

  private static List<Connection> with(List<Connection> some, Connection another) {
    return Stream.concat(some.stream(), Stream.of(another))
        .collect(Collectors.toUnmodifiableList());
  }

  private static List<Connection> without(List<Connection> some, Connection one) {
    return some.stream().filter(each -> each != one).collect(Collectors.toUnmodifiableList());
  }
}
