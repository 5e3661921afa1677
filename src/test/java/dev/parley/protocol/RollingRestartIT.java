package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Cluster;
import dev.parley.cluster.Node;
import dev.parley.redis.RedisBinary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is lost, repeated or out of order while the two nodes of a chat are updated in turn. */
@Tag("nodes")
class RollingRestartIT {
  private static Cluster cluster;

  @BeforeAll
  static void start() {
    cluster = Cluster.startPersistent(RedisBinary.EMBEDDED, AppServer.LIBERTY, AppServer.LIBERTY);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void shouldLoseNothingWhenNodesAreDrainedBeforeTheyEnd() {
    ClusterTrial.restartInTurn(cluster, Node::drain);
  }

  @Test
  void shouldLoseNothingWhenNodesJustEnd() {
    ClusterTrial.restartInTurn(cluster, node -> {});
  }
}
