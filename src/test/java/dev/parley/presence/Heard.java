package dev.parley.presence;

import dev.parley.message.LeaveReason;
import dev.parley.name.Username;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told of a place, in words. Thread-safe. */
public final class Heard implements PresenceManager.Listener {
  private final List<String> told = new CopyOnWriteArrayList<>();

  @Override
  public void joined(Username user) {
    told.add("+" + user.display());
  }

  @Override
  public void left(Username user, LeaveReason reason) {
    told.add("-" + user.display() + " " + reason.wire());
  }

  @Override
  public void present(Collection<Username> users) {
    users.forEach(this::joined);
  }

  @Override
  public void typing(Username user, Duration left) {
    told.add("types " + user.display());
  }

  @Override
  public void signalled(Signal signal) {
    told.add(signal.kind() + " " + signal.user().display());
  }

  /** All that it was told, oldest first. */
  public List<String> told() {
    return told;
  }
}
