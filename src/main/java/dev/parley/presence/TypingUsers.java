package dev.parley.presence;

import dev.parley.name.Username;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is typing, each until a time in the clock's milliseconds. Not thread-safe: the lock of the
 * owner guards it.
 */
public final class TypingUsers {
  private final Map<Username, Long> until = new LinkedHashMap<>(0);
  private final int listed;

  /**
   * Nobody.
   *
   * @param listed the most names that a list of users holds
   */
  public TypingUsers(int listed) {
    this.listed = listed;
  }

  /** The user types until then; tells whether that is news. */
  public boolean start(Username user, long untilMillis) {
    return until.put(user, untilMillis) == null;
  }

  /** The user no longer types; tells whether that is news. */
  public boolean stop(Username user) {
    return until.remove(user) != null;
  }

  /** Forgets those whose time is over; tells whether there were any. */
  public boolean expire(long nowMillis) {
    return until.values().removeIf(end -> end <= nowMillis);
  }

  /** When the next one's time is over, or {@link Long#MAX_VALUE} when nobody types. */
  public long nextExpiry() {
    return until.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
  }

  /** The names in the order they began, as many as a list holds. */
  public List<String> names() {
    return until.keySet().stream().map(Username::display).limit(listed).toList();
  }
}
