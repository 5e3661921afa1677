package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Nodes;
import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is lost, repeated or out of order on three Open Liberty nodes, whatever happens. */
@Tag("nodes")
class ClusterTrialIT {

  @Test
  void shouldKeepItsPromisesThoughNodesAndRedisAreHarmed() {
    try (RedisServer redis = RedisServer.start(RedisBinary.EMBEDDED, true);
        Nodes nodes =
            Nodes.start(redis.url(), AppServer.LIBERTY, AppServer.LIBERTY, AppServer.LIBERTY)) {
      ClusterTrial.run(nodes, redis);
    }
  }
}
