package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import dev.parley.redis.RedisBinary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Nothing is lost, repeated or out of order on three Open Liberty nodes, whatever happens; and the
 * protocol on them after that.
 */
@Tag("nodes")
class ClusterTrialIT extends ClusterContract {

  ClusterTrialIT() {
    super(RedisBinary.EMBEDDED, true, AppServer.LIBERTY, AppServer.LIBERTY, AppServer.LIBERTY);
  }

  @Test
  void shouldKeepItsPromisesThoughNodesAndRedisAreHarmed() {
    ClusterTrial.run(nodes(), redis());
  }
}
