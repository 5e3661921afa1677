package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Nodes;
import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Nothing is lost, repeated or out of order on three Open Liberty nodes, whatever happens; and the
 * protocol on them after that.
 */
@Tag("nodes")
class ClusterTrialIT extends ClusterContract {
  private static RedisServer redis;
  private static Nodes nodes;

  @BeforeAll
  static void start() {
    redis = RedisServer.start(RedisBinary.EMBEDDED, true);
    nodes = Nodes.start(redis.url(), AppServer.LIBERTY, AppServer.LIBERTY, AppServer.LIBERTY);
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
