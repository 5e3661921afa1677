package dev.parley.room;

import dev.parley.delivery.Flusher;
import dev.parley.log.EventLog;
import dev.parley.message.EventEncoder;
import dev.parley.message.LeaveReason;
import dev.parley.message.ServerMessage;
import dev.parley.name.Username;
import dev.parley.presence.Presence;
import dev.parley.presence.PresenceManager;
import dev.parley.presence.Roster;
import dev.parley.presence.Signal;
import dev.parley.runtime.Throttle;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who is online, and the changes of it, gathered into at most one event a second. Thread-safe: its
 * monitor guards all that is not final.
 */
final class OnlineUsers implements PresenceManager.Listener {
  private static final Duration PUSH_INTERVAL = Duration.ofSeconds(1);
  private static final int CHANGES_KEPT = 64;

  private final PresenceManager.Place place;
  private final Presence<Connection> here = new Presence<>();
  private final Roster users;
  private final Map<String, Boolean> changed = new LinkedHashMap<>();
  private final EventLog changes = new EventLog("", CHANGES_KEPT);
  private final int listed;
  private final Throttle pushes;
  private final Flusher flusher;

  /** Who is online at one moment, with the cursor to go on from. */
  record Snapshot(int count, List<String> users, long seq) {}

  OnlineUsers(Services services, Collection<Connection> connections) {
    this.listed = services.config().membersListed();
    this.users = new Roster(listed);
    this.pushes = new Throttle(services.clock(), PUSH_INTERVAL, this::push);
    this.flusher = new Flusher(services.clock(), services.writers(), connections, changes::renew);
    this.place = services.presence().online(this);
    place.open();
  }

  /** The changes. */
  EventLog changes() {
    return changes;
  }

  /** The user is online with this connection; completes when that is known to be shown. */
  CompletionStage<Void> add(Username user, Connection connection) {
    boolean first;
    synchronized (this) {
      first = here.add(user, connection);
    }
    return first ? place.enter(user) : CompletableFuture.completedStage(null);
  }

  void remove(Username user, Connection connection) {
    boolean last;
    synchronized (this) {
      last = here.remove(user, connection);
    }
    if (last) {
      place.leave(user, LeaveReason.LEFT);
    }
  }

  @Override
  public void joined(Username user) {
    update(() -> note(users.add(user), user, true));
  }

  @Override
  public void left(Username user, LeaveReason reason) {
    update(() -> note(users.remove(user), user, false));
  }

  @Override
  public void present(Collection<Username> all) {
    update(
        () -> {
          users.without(all).forEach(user -> note(users.remove(user), user, false));
          all.forEach(user -> note(users.add(user), user, true));
        });
  }

  @Override
  public void typing(Username user, Duration left) {
    // nobody types here
  }

  @Override
  public void signalled(Signal signal) {
    // nothing is signalled of those who are online
  }

  synchronized Snapshot snapshot() {
    return new Snapshot(users.count(), users.names(), changes.seq());
  }

  /** How many users have a connection to this node. */
  synchronized int countHere() {
    return here.count();
  }

  /** The names that begin with a prefix, in any case. */
  synchronized List<String> startingWith(String prefix) {
    String lower = prefix.toLowerCase(Locale.ROOT);
    return users.names(name -> name.toLowerCase(Locale.ROOT).startsWith(lower));
  }

  private void update(Runnable change) {
    boolean news;
    synchronized (this) {
      change.run();
      news = !changed.isEmpty();
    }
    if (news) {
      pushes.request();
    }
  }

  private void note(boolean news, Username user, boolean joined) {
    if (!news) {
      return;
    }
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
          new ServerMessage.OnlineUsers(null, users.count(), null, names(true), names(false));
      changed.clear();
      changes.append(seq -> EventEncoder.encode(event));
    }
    flusher.request();
  }

  private List<String> names(boolean joined) {
    return changed.entrySet().stream()
        .filter(change -> change.getValue() == joined)
        .map(Map.Entry::getKey)
        .limit(listed)
        .toList();
  }
}
