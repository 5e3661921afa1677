package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import dev.parley.redis.RedisBinary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The protocol on an Open Liberty, a Payara Micro and a WildFly with one Redis. */
@Tag("mixed")
class ClusterMixedIT extends ClusterContract {

  ClusterMixedIT() {
    super(RedisBinary.SYSTEM, true, AppServer.LIBERTY, AppServer.PAYARA_MICRO, AppServer.WILDFLY);
  }

  @Test
  void shouldKeepItsPromisesThoughNodesAndRedisAreHarmed() {
    ClusterTrial.run(nodes(), redis());
  }
}
