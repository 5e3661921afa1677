package dev.parley.presence;

import dev.parley.name.Username;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is somewhere: users, each by one or more connections; several connections are one user. Not
 * thread-safe: the lock of the owner guards it.
 *
 * @param <C> what stands for a connection
 */
public final class Presence<C> {
  /** The most names that a list of users holds. */
  public static final int LISTED = 200;

  private final Map<Username, List<C>> present = new LinkedHashMap<>();

  /** Adds a connection; tells whether it is the user's first. */
  public boolean add(Username user, C connection) {
    List<C> connections = present.get(user);
    if (connections == null) {
      connections = new ArrayList<>(1);
      present.put(user, connections);
    }
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

  /** The users' names in the order they came, at most {@link #LISTED}. */
  public List<String> names() {
    return present.keySet().stream().map(Username::display).limit(LISTED).toList();
  }

  /** The names that pass a filter, all of them. */
  public List<String> names(java.util.function.Predicate<String> filter) {
    return present.keySet().stream().map(Username::display).filter(filter).toList();
  }
}
