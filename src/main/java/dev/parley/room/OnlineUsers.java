package dev.parley.room;

import dev.parley.delivery.Flusher;
import dev.parley.delivery.StallWatch;
import dev.parley.log.EventLog;
import dev.parley.message.EventEncoder;
import dev.parley.message.ServerMessage;
import dev.parley.name.Username;
import dev.parley.presence.Presence;
import dev.parley.runtime.ChatClock;
import dev.parley.runtime.Throttle;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Who is online, and the changes of it, gathered into at most one event a second. Thread-safe: its
 * monitor guards all that is not final.
 */
final class OnlineUsers {
  private static final Duration PUSH_INTERVAL = Duration.ofSeconds(1);
  private static final int CHANGES_KEPT = 64;

  private final Presence<Connection> present = new Presence<>();
  private final Map<String, Boolean> changed = new LinkedHashMap<>();
  private final EventLog changes = new EventLog("", CHANGES_KEPT);
  private final Throttle pushes;
  private final Flusher flusher;

  /** Who is online at one moment, with the cursor to go on from. */
  record Snapshot(int count, List<String> users, long seq) {}

  OnlineUsers(
      ChatClock clock, Executor workers, StallWatch stalls, Iterable<Connection> connections) {
    this.pushes = new Throttle(clock, PUSH_INTERVAL, this::push);
    this.flusher = new Flusher(workers, stalls, connections, changes::renew);
  }

  /** The changes. */
  EventLog changes() {
    return changes;
  }

  void add(Username user, Connection connection) {
    boolean first;
    synchronized (this) {
      first = present.add(user, connection);
      if (first) {
        note(user, true);
      }
    }
    if (first) {
      pushes.request();
    }
  }

  void remove(Username user, Connection connection) {
    boolean last;
    synchronized (this) {
      last = present.remove(user, connection);
      if (last) {
        note(user, false);
      }
    }
    if (last) {
      pushes.request();
    }
  }

  synchronized Snapshot snapshot() {
    return new Snapshot(present.count(), present.names(), changes.seq());
  }

  /** The names that begin with a prefix, in any case. */
  synchronized List<String> startingWith(String prefix) {
    String lower = prefix.toLowerCase(Locale.ROOT);
    return present.names(name -> name.toLowerCase(Locale.ROOT).startsWith(lower));
  }

  private void note(Username user, boolean joined) {
    Boolean before = changed.put(user.display(), joined);
    if (before != null && before != joined) { // there and back again is no change
      changed.remove(user.display());
    }
  }

  private void push() {
    synchronized (this) {
      if (changed.isEmpty()) {
        return;
      }
      ServerMessage event =
          new ServerMessage.OnlineUsers(null, present.count(), null, names(true), names(false));
      changed.clear();
      changes.append(seq -> EventEncoder.encode(event));
    }
    flusher.request();
  }

  private List<String> names(boolean joined) {
    return changed.entrySet().stream()
        .filter(change -> change.getValue() == joined)
        .map(Map.Entry::getKey)
        .limit(Presence.LISTED)
        .toList();
  }
}
