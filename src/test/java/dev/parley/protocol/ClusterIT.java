package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import dev.parley.redis.RedisBinary;
import org.junit.jupiter.api.Tag;

/** The protocol on two Open Liberty nodes with one Redis. */
@Tag("nodes")
class ClusterIT extends ClusterContract {

  ClusterIT() {
    super(RedisBinary.EMBEDDED, false, AppServer.LIBERTY, AppServer.LIBERTY);
  }
}
