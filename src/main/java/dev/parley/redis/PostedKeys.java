package dev.parley.redis;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The dedupe keys that this node has put into Redis within the window, oldest first. Redis forgets
 * each after the window; this has the oldest forgotten before that when there are too many. It
 * belongs to the Redis thread.
 */
final class PostedKeys {
  private final RedisContext redis;
  private final Deque<Posted> posted = new ArrayDeque<>();

  private record Posted(String name, long untilMillis) {}

  PostedKeys(RedisContext redis) {
    this.redis = redis;
  }

  /** Redis has this key from now on. */
  void add(String name) {
    long now = redis.clock().millis();
    while (!posted.isEmpty() && posted.peek().untilMillis() <= now) {
      posted.remove();
    }
    while (posted.size() >= redis.config().dedupeMax()) {
      String oldest = posted.remove().name();
      redis.link().run(commands -> commands.unlink(oldest)).exceptionally(failure -> null);
    }
    posted.add(new Posted(name, now + redis.config().dedupeWindow().toMillis()));
  }
}
