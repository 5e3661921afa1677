package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Nodes;
import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The protocol on an Open Liberty, a Payara Micro and a WildFly with one Redis. */
@Tag("mixed")
class ClusterMixedIT extends ClusterContract {
  private static RedisServer redis;
  private static Nodes nodes;

  @BeforeAll
  static void start() {
    redis = RedisServer.start(RedisBinary.SYSTEM, true);
    nodes = Nodes.start(redis.url(), AppServer.LIBERTY, AppServer.PAYARA_MICRO, AppServer.WILDFLY);
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

  @Test
  void shouldKeepItsPromisesThoughNodesAndRedisAreHarmed() {
    ClusterTrial.run(nodes, redis);
  }
}
