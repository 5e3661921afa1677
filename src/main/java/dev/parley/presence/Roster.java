package dev.parley.presence;

import dev.parley.name.Username;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The users of a place, in the order they came. Not thread-safe: the lock of the owner guards it.
 */
public final class Roster {
  private final Set<Username> users = new LinkedHashSet<>(4);
  private final int listed;

  /**
   * Nobody.
   *
   * @param listed the most names that a list of users holds
   */
  public Roster(int listed) {
    this.listed = listed;
  }

  /** Adds a user; tells whether that is news. */
  public boolean add(Username user) {
    return users.add(user);
  }

  /** Removes a user; tells whether that is news. */
  public boolean remove(Username user) {
    return users.remove(user);
  }

  /** Whether the user is here. */
  public boolean contains(Username user) {
    return users.contains(user);
  }

  /** How many users are here. */
  public int count() {
    return users.size();
  }

  /** Whether there are more users than a list holds. */
  public boolean isLong() {
    return users.size() > listed;
  }

  /** The names, as many as a list holds. */
  public List<String> names() {
    return users.stream().map(Username::display).limit(listed).toList();
  }

  /** The names that pass a filter, all of them. */
  public List<String> names(Predicate<String> filter) {
    return users.stream().map(Username::display).filter(filter).toList();
  }

  /** Those who are here and not among the others. */
  public List<Username> without(Collection<Username> others) {
    Set<Username> excluded = Set.copyOf(others);
    return users.stream().filter(user -> !excluded.contains(user)).toList();
  }
}
