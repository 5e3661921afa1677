package dev.parley.presence;

import dev.parley.name.Username;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    return present.merge(user, List.of(connection), Presence::union).size() == 1;
  }

  /** Removes a connection; tells whether it was there and the user's last. */
  public boolean remove(Username user, C connection) {
    List<C> left =
        present.getOrDefault(user, List.of()).stream()
            .filter(each -> !each.equals(connection))
            .collect(Collectors.toUnmodifiableList());
    if (left.isEmpty()) {
      return present.remove(user) != null;
    }
    present.put(user, left);
    return false;
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

  private static <C> List<C> union(List<C> some, List<C> others) {
    return Stream.concat(some.stream(), others.stream())
        .distinct()
        .collect(Collectors.toUnmodifiableList());
  }
}
