package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Cluster;
import dev.parley.redis.RedisBinary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is lost, repeated or out of order on three Open Liberty nodes, whatever happens. */
@Tag("nodes")
class ClusterTrialIT {

  @Test
  void shouldKeepItsPromisesThoughNodesAndRedisAreHarmed() {
    try (Cluster cluster =
        Cluster.startPersistent(
            RedisBinary.EMBEDDED, AppServer.LIBERTY, AppServer.LIBERTY, AppServer.LIBERTY)) {
      ClusterTrial.run(cluster);
    }
  }
}
