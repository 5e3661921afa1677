package dev.parley.room;

import dev.parley.broker.Broker;
import dev.parley.delivery.Flusher;
import dev.parley.delivery.StallWatch;
import dev.parley.log.EventLog;
import dev.parley.message.EventEncoder;
import dev.parley.message.LeaveReason;
import dev.parley.message.ServerMessage;
import dev.parley.name.Username;
import dev.parley.presence.Presence;
import dev.parley.presence.TypingUsers;
import dev.parley.runtime.ChatClock;
import dev.parley.runtime.Throttle;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;

/**
 * A room: its message log, who is in it, who types, and the connections that read it. Thread-safe:
 * its monitor guards presence and typing; connections are woken outside of it.
 */
final class Room {
  /** Changes of presence kept for readers; whoever is slower gets a snapshot. */
  private static final int PRESENCE_LOG = 64;

  /** Messages that wait for the next pass of a busy room. */
  private static final int BUSY = 32;

  private static final Duration COUNT_INTERVAL = Duration.ofSeconds(1);

  private final String name;
  private final ChatClock clock;
  private final int historySize;
  private final Duration typingExpiry;
  private final LongConsumer onEmpty;
  private final Broker.Subscription subscription;
  private final Set<Connection> readers = ConcurrentHashMap.newKeySet();
  private final Flusher flusher;
  private final Throttle counts;
  private final EventLog presence = new EventLog("", PRESENCE_LOG);

  private final Presence<Connection> present = new Presence<>();
  private final TypingUsers typing = new TypingUsers();
  private volatile long passSeq; // of the last message when the last pass began or ended
  private boolean expiryScheduled;
  private long emptySince;
  private volatile long typingVersion; // written under the lock alone

  /**
   * An empty room.
   *
   * @param onEmpty told the clock's milliseconds whenever the last user has left
   */
  Room(
      String name,
      Broker broker,
      ChatClock clock,
      Executor workers,
      StallWatch stalls,
      int historySize,
      Duration typingExpiry,
      LongConsumer onEmpty) {
    this.name = name;
    this.clock = clock;
    this.historySize = historySize;
    this.typingExpiry = typingExpiry;
    this.onEmpty = onEmpty;
    this.flusher = new Flusher(workers, stalls, readers, this::renew);
    this.counts = new Throttle(clock, COUNT_INTERVAL, this::announceCount);
    this.subscription = broker.subscribe(Channels.room(name), flusher::request);
  }

  String name() {
    return name;
  }

  int historySize() {
    return historySize;
  }

  /** The messages. */
  EventLog messages() {
    return subscription.log();
  }

  /** The changes of presence. */
  EventLog presence() {
    return presence;
  }

  /**
   * Whether the room is busy, and all that is due to the readers by now will be written to them
   * without a wake.
   */
  boolean isBusy() {
    return messages().seq() - passSeq >= BUSY && flusher.isDue();
  }

  /** Grows whenever somebody begins or ends typing. */
  long typingVersion() {
    return typingVersion;
  }

  synchronized RoomSnapshot snapshot() {
    return new RoomSnapshot(
        present.count(), present.names(), presence.seq(), typing.names(), typingVersion);
  }

  synchronized int count() {
    return present.count();
  }

  /** Adds a connection of a user and tells the others if it is the first. */
  void enter(Username user, Connection connection) {
    readers.add(connection);
    update(
        () -> {
          if (present.add(user, connection)) {
            announce(new ServerMessage.UserJoined(name, user.display(), present.count()));
          }
        });
  }

  /** The connection reads no longer; its user stays until {@link #release}. */
  void stopReading(Connection connection) {
    readers.remove(connection);
  }

  /** Removes a connection of a user and tells the others if it was the last. */
  void release(Username user, Connection connection, LeaveReason reason) {
    update(
        () -> {
          if (present.remove(user, connection)) {
            departed(user, reason);
          }
        });
  }

  /** Removes a user with all connections and tells the others. */
  void leave(Username user) {
    update(
        () -> {
          if (present.removeAll(user)) {
            departed(user, LeaveReason.LEFT);
          }
        });
  }

  /** The user types now, until a while after the last call. */
  void startTyping(Username user) {
    update(
        () -> {
          changedIf(typing.start(user, clock.millis() + typingExpiry.toMillis()));
          scheduleExpiry();
        });
  }

  /** The user types no longer. */
  void stopTyping(Username user) {
    update(() -> changedIf(typing.stop(user)));
  }

  /** Whether nobody has come since the room became empty at this time of the clock. */
  synchronized boolean isEmptySince(long millis) {
    return present.count() == 0 && emptySince == millis;
  }

  /** The end of the room. */
  void close() {
    subscription.close();
  }

  private void departed(Username user, LeaveReason reason) {
    changedIf(typing.stop(user));
    announce(new ServerMessage.UserLeft(name, user.display(), present.count(), reason));
    if (present.count() == 0) {
      emptySince = clock.millis();
      onEmpty.accept(emptySince);
    }
    if (present.count() == Presence.LISTED) { // single events begin again, from a known state
      announce(new ServerMessage.RoomUsers(name, present.count(), present.names()));
    }
  }

  private void announce(ServerMessage change) {
    if (present.count() > Presence.LISTED) {
      clock.after(Duration.ZERO, counts::request);
    } else {
      presence.append(seq -> EventEncoder.encode(change));
    }
  }

  private void announceCount() {
    update(
        () -> {
          if (present.count() > Presence.LISTED) {
            ServerMessage count = new ServerMessage.RoomUsers(name, present.count(), null);
            presence.append(seq -> EventEncoder.encode(count));
          }
        });
  }

  private void scheduleExpiry() {
    if (!expiryScheduled && typing.nextExpiry() != Long.MAX_VALUE) {
      expiryScheduled = true;
      long wait = Math.max(1, typing.nextExpiry() - clock.millis());
      clock.after(Duration.ofMillis(wait), this::expireTyping);
    }
  }

  private void expireTyping() {
    update(
        () -> {
          expiryScheduled = false;
          changedIf(typing.expire(clock.millis()));
          scheduleExpiry();
        });
  }

  private void changedIf(boolean changed) {
    if (changed) {
      typingVersion++;
    }
  }

  /** Changes presence or typing under the lock, and has the readers woken if that was news. */
  private void update(Runnable change) {
    boolean news;
    synchronized (this) {
      long before = presence.seq() + typingVersion;
      change.run();
      news = presence.seq() + typingVersion != before;
    }
    if (news) {
      flusher.request();
    }
  }

  private void renew() {
    passSeq = messages().seq();
    messages().renew();
    presence.renew();
  }
}
