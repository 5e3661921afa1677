package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Nodes;
import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The protocol on two Open Liberty nodes with one Redis. */
@Tag("nodes")
class ClusterIT extends ClusterContract {
  private static RedisServer redis;
  private static Nodes nodes;

  @BeforeAll
  static void start() {
    redis = RedisServer.start(RedisBinary.EMBEDDED, false);
    nodes = Nodes.start(redis.url(), AppServer.LIBERTY, AppServer.LIBERTY);
  }

  @AfterAll
  static void stop() {
    nodes.close();
    redis.close();
  }

  @Override
  protected Nodes nodes() {
    return nodes;
  }
}
