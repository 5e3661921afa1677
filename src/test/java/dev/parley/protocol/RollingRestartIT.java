package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import dev.parley.cluster.Nodes;
import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is lost, repeated or out of order while the two nodes of a chat are updated in turn. */
@Tag("nodes")
class RollingRestartIT {
  private static RedisServer redis;
  private static Nodes nodes;

  @BeforeAll
  static void start() {
    redis = RedisServer.start(RedisBinary.EMBEDDED, true);
    nodes = Nodes.start(redis.url(), AppServer.LIBERTY, AppServer.LIBERTY);
  }

  @AfterAll
  static void stop() {
    nodes.close();
    redis.close();
  }

  @Test
  void shouldLoseNothingWhenNodesAreDrainedBeforeTheyEnd() {
    ClusterTrial.restartInTurn(nodes, redis, Node::drain);
  }

  @Test
  void shouldLoseNothingWhenNodesJustEnd() {
    ClusterTrial.restartInTurn(nodes, redis, node -> {});
  }
}
