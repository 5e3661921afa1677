package dev.parley.room;

import dev.parley.log.EventLog;
import dev.parley.message.EventEncoder;
import dev.parley.message.LeaveReason;
import dev.parley.message.ServerMessage;
import dev.parley.name.Username;
import dev.parley.presence.Roster;
import dev.parley.presence.TypingUsers;
import dev.parley.runtime.ChatClock;
import dev.parley.runtime.Throttle;
import java.time.Duration;
import java.util.Collection;

/**
 * The users of a room on all nodes, and who of them types, as its readers are told. Thread-safe:
 * its monitor guards all that is not final; readers are woken outside of it.
 */
final class Audience {
  /** Changes kept for readers; whoever is slower gets a snapshot. */
  private static final int CHANGES_KEPT = 64;

  private static final Duration COUNT_INTERVAL = Duration.ofSeconds(1);

  private final String room;
  private final ChatClock clock;
  private final Runnable onNews;
  private final Throttle counts;
  private final EventLog changes = new EventLog("", CHANGES_KEPT);

  private final Roster users;
  private final TypingUsers typing;
  private boolean expiryScheduled;
  private volatile long typingVersion; // written under the lock alone

  /**
   * Nobody.
   *
   * @param onNews called after each change that readers are told of
   */
  Audience(String room, Services services, Runnable onNews) {
    this.room = room;
    this.clock = services.clock();
    this.onNews = onNews;
    this.users = new Roster(services.config().membersListed());
    this.typing = new TypingUsers(services.config().membersListed());
    this.counts = new Throttle(clock, COUNT_INTERVAL, this::announceCount);
  }

  /** The changes of who is here. */
  EventLog changes() {
    return changes;
  }

  /** Grows whenever somebody begins or ends typing. */
  long typingVersion() {
    return typingVersion;
  }

  synchronized RoomSnapshot snapshot() {
    return new RoomSnapshot(
        users.count(), users.names(), changes.seq(), typing.names(), typingVersion);
  }

  void joined(Username user) {
    update(() -> come(user));
  }

  void left(Username user, LeaveReason reason) {
    update(() -> go(user, reason));
  }

  /** These users are here, whoever was before. */
  void present(Collection<Username> all) {
    update(
        () -> {
          users.without(all).forEach(user -> go(user, LeaveReason.DISCONNECTED));
          all.forEach(this::come);
        });
  }

  /** The user types now, until this is over without another call. */
  void startTyping(Username user, Duration expiry) {
    update(
        () -> {
          if (users.contains(user)) {
            changedIf(typing.start(user, clock.millis() + expiry.toMillis()));
            scheduleExpiry();
          }
        });
  }

  /** The user types no longer; tells whether that is news. */
  boolean stopTyping(Username user) {
    return update(() -> changedIf(typing.stop(user)));
  }

  private void come(Username user) {
    if (users.add(user)) {
      announce(new ServerMessage.UserJoined(room, user.display(), users.count()));
    }
  }

  private void go(Username user, LeaveReason reason) {
    boolean wasLong = users.isLong();
    if (!users.remove(user)) {
      return;
    }
    changedIf(typing.stop(user));
    announce(new ServerMessage.UserLeft(room, user.display(), users.count(), reason));
    if (wasLong && !users.isLong()) { // single events begin again, from a known state
      announce(new ServerMessage.RoomUsers(room, users.count(), users.names()));
    }
  }

  private void announce(ServerMessage change) {
    if (users.isLong()) {
      clock.after(Duration.ZERO, counts::request);
    } else {
      changes.append(seq -> EventEncoder.encode(change));
    }
  }

  private void announceCount() {
    update(
        () -> {
          if (users.isLong()) {
            ServerMessage count = new ServerMessage.RoomUsers(room, users.count(), null);
            changes.append(seq -> EventEncoder.encode(count));
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

  @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock
  private void changedIf(boolean changed) {
    if (changed) {
      typingVersion++;
    }
  }

  /** Makes a change under the lock, and has the readers woken if it was news; tells if so. */
  private boolean update(Runnable change) {
    boolean news;
    synchronized (this) {
      long before = changes.seq() + typingVersion;
      change.run();
      news = changes.seq() + typingVersion != before;
    }
    if (news) {
      onNews.run();
    }
    return news;
  }
}
