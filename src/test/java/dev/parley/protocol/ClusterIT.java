package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Cluster;
import org.junit.jupiter.api.Tag;

/** The protocol on two Open Liberty nodes with one Redis. */
@Tag("nodes")
class ClusterIT extends ClusterContract {

  @Override
  protected Cluster start() {
    return Cluster.start(AppServer.LIBERTY, AppServer.LIBERTY);
  }
}
