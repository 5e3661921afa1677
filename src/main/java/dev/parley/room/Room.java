package dev.parley.room;

import dev.parley.broker.Broker;
import dev.parley.delivery.Flusher;
import dev.parley.log.EventLog;
import dev.parley.message.LeaveReason;
import dev.parley.message.Position;
import dev.parley.name.Username;
import dev.parley.presence.Presence;
import dev.parley.presence.PresenceManager;
import dev.parley.presence.Signal;
import dev.parley.runtime.ChatClock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A room as this node has it: its message log, this node's connections in it, and what is shown of
 * the users on all nodes. Thread-safe: its monitor guards which connections are here; readers are
 * woken outside of it.
 */
final class Room implements PresenceManager.Listener {
  /** Readers whose turn in a pass comes at once. */
  private static final int FEW = 8;

  private final String name;
  private final int historySize;
  private final Duration typingExpiry;
  private final ChatClock clock;
  private final Owner owner;
  private final Broker.Subscription subscription;
  private final PresenceManager.Place place;
  private final Audience audience;
  private final Set<Connection> readers = ConcurrentHashMap.newKeySet();
  private final Flusher flusher;
  private final Pace pace;

  private final Presence<Connection> here = new Presence<>();
  private long emptySince;

  /** Who is told what concerns more than the room. */
  interface Owner {
    /** The last connection of this node has left, at this time of the clock. */
    void emptied(Room room, long sinceMillis);

    /** The user has left the room on another node, with all connections. */
    void calledOut(Room room, Username user);
  }

  /** A room without connections. */
  Room(String name, Services services, Owner owner) {
    this.name = name;
    this.historySize = services.config().historySize();
    this.typingExpiry = services.config().typingExpiry();
    this.clock = services.clock();
    this.owner = owner;
    this.pace =
        new Pace(() -> messages().seq(), readers::size, services.config().logSize(), this::renew);
    this.flusher = new Flusher(services.clock(), services.writers(), readers, pace);
    this.audience = new Audience(name, services, flusher::request);
    this.place = services.presence().room(name, this);
    this.subscription = services.broker().subscribe(Channels.room(name), flusher::request);
  }

  String name() {
    return name;
  }

  int historySize() {
    return historySize;
  }

  /**
   * Opens the room, if that was not done before; completes when it can be read, fails with a
   * refusal when it cannot be opened.
   */
  CompletionStage<Void> open() {
    // the log only then: a room that is one too many must leave nothing behind
    return place.open().thenCompose(open -> subscription.open());
  }

  /** Completes when the log has what this reader has seen, if that can be had. */
  CompletionStage<Void> prepareFor(@Nullable Position since) {
    return Recovery.prepare(subscription, since);
  }

  /** Completes when the log has all that was posted before on any node, if that can be had. */
  CompletionStage<Void> catchUp() {
    return Recovery.catchUp(subscription);
  }

  /** The messages. */
  EventLog messages() {
    return subscription.log();
  }

  /** Who is here and who types. */
  Audience audience() {
    return audience;
  }

  /** Whether so much comes that all readers are better off with what they share. */
  boolean isFull() {
    return pace.isFull();
  }

  /**
   * Whether all that is due to the readers by now will be written without a wake, as soon as with
   * one, or so that it is worth waiting for.
   */
  boolean willWrite() {
    return flusher.isDue() && (readers.size() <= FEW || isFull());
  }

  /** Adds a connection; its user is in the room after {@link #enter}. */
  synchronized void add(Username user, Connection connection) {
    readers.add(connection);
    here.add(user, connection);
  }

  /** The user is in the room now, and the others are told. */
  CompletionStage<Void> enter(Username user) {
    return place.enter(user);
  }

  /** The connection reads no longer; its user stays until {@link #release}. */
  void stopReading(Connection connection) {
    readers.remove(connection);
  }

  /** Removes a connection of a user, who leaves with the last. */
  void release(Username user, Connection connection, LeaveReason reason) {
    boolean last;
    synchronized (this) {
      last = here.remove(user, connection);
      noteEmpty(last);
    }
    if (last) {
      place.leave(user, reason);
    }
  }

  /** The user leaves with all connections of this node. */
  void leave(Username user) {
    boolean was;
    synchronized (this) {
      was = here.removeAll(user);
      noteEmpty(was);
    }
    if (was) {
      place.leave(user, LeaveReason.LEFT);
    }
  }

  /** Has the user leave on the other nodes, too. */
  void callOut(Username user) {
    place.signal(new Signal(Signal.Kind.LEAVING, user));
  }

  /** The user types now, until a while after the last call. */
  void startTyping(Username user) {
    audience.startTyping(user, typingExpiry);
    place.signal(new Signal(Signal.Kind.TYPING, user));
  }

  /** The user types no longer. */
  void stopTyping(Username user) {
    if (audience.stopTyping(user)) {
      place.signal(new Signal(Signal.Kind.NOT_TYPING, user));
    }
  }

  /** Whether no connection has come since the room became empty at this time of the clock. */
  synchronized boolean isEmptySince(long millis) {
    return here.isEmpty() && emptySince == millis;
  }

  /** This node needs the room no longer. */
  void close() {
    subscription.close();
    place.close();
  }

  @Override
  public void joined(Username user) {
    audience.joined(user);
  }

  @Override
  public void left(Username user, LeaveReason reason) {
    audience.left(user, reason);
  }

  @Override
  public void present(Collection<Username> users) {
    audience.present(users);
  }

  @Override
  public void typing(Username user, Duration left) {
    audience.startTyping(user, left);
  }

  @Override
  public void signalled(Signal signal) {
    switch (signal.kind()) {
      case TYPING -> audience.startTyping(signal.user(), typingExpiry);
      case NOT_TYPING -> audience.stopTyping(signal.user());
      case LEAVING -> owner.calledOut(this, signal.user());
    }
  }

  private void noteEmpty(boolean changed) {
    if (changed && here.isEmpty()) {
      emptySince = clock.millis();
      owner.emptied(this, emptySince);
    }
  }

  private void renew() {
    messages().renew();
    audience.changes().renew();
  }
}
