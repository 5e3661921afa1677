package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Cluster;
import dev.parley.redis.RedisBinary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The protocol on an Open Liberty, a Payara Micro and a WildFly with one Redis. */
@Tag("mixed")
class ClusterMixedIT extends ClusterContract {

  @Override
  protected Cluster start() {
    return Cluster.startPersistent(
        RedisBinary.SYSTEM, AppServer.LIBERTY, AppServer.PAYARA_MICRO, AppServer.WILDFLY);
  }

  @Test
  void shouldKeepItsPromisesThoughNodesAndRedisAreHarmed() {
    ClusterTrial.run(cluster());
  }
}
