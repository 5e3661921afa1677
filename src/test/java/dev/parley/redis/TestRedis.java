package dev.parley.redis;

/** A real Redis, of one server or several, in processes of its own. */
public interface TestRedis extends AutoCloseable {
  /** For {@code chat.redis.url}. */
  String url();

  /** Removes all data. */
  void empty();

  /** Ends it and removes what it wrote. */
  @Override
  void close();
}
