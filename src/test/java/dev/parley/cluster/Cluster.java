package dev.parley.cluster;

import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisServer;

/** Nodes and the one Redis that they share. */
public final class Cluster implements AutoCloseable {
  private final RedisServer redis;
  private final Nodes nodes;

  private Cluster(RedisServer redis, Nodes nodes) {
    this.redis = redis;
    this.nodes = nodes;
  }

  /** Starts nodes with a Redis that is empty again after a restart. */
  public static Cluster start(AppServer... servers) {
    return start(RedisServer.start(RedisBinary.EMBEDDED, false), servers);
  }

  /** Starts nodes with a Redis that still has its data after a restart. */
  public static Cluster startPersistent(RedisBinary binary, AppServer... servers) {
    return start(RedisServer.start(binary, true), servers);
  }

  private static Cluster start(RedisServer redis, AppServer... servers) {
    try {
      return new Cluster(redis, Nodes.start(redis.url(), servers));
    } catch (RuntimeException | Error e) {
      redis.close();
      throw e;
    }
  }

  public RedisServer redis() {
    return redis;
  }

  public Nodes nodes() {
    return nodes;
  }

  @Override
  public void close() {
    nodes.close();
    redis.close();
  }
}
