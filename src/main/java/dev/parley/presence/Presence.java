package dev.parley.presence;

import dev.parley.name.Username;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * By which connections of this node users are somewhere; several connections are one user. Not
 * thread-safe: the lock of the owner guards it.
 *
 * @param <C> what stands for a connection
 */
public final class Presence<C> {
  private final Map<Username, List<C>> present = new HashMap<>(4);

  /** Adds a connection; tells whether it is the user's first. */
  public boolean add(Username user, C connection) {
    List<C> connections = present.computeIfAbsent(user, first -> new ArrayList<>(1));
    if (!connections.contains(connection)) {
      connections.add(connection);
    }
    return connections.size() == 1;
  }

  /** Removes a connection; tells whether it was there and the user's last. */
  public boolean remove(Username user, C connection) {
    List<C> connections = present.get(user);
    return connections != null
        && connections.remove(connection)
        && connections.isEmpty()
        && present.remove(user) != null;
  }

  /** Removes all connections of a user; tells whether there were any. */
  public boolean removeAll(Username user) {
    return present.remove(user) != null;
  }

  /** How many users are here. */
  public int count() {
    return present.size();
  }

  /** Whether nobody is here. */
  public boolean isEmpty() {
    return present.isEmpty();
  }
}
