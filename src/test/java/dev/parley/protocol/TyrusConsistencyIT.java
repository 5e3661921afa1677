package dev.parley.protocol;

import org.junit.jupiter.api.Test;

/** Nothing is lost, repeated or out of order on Tyrus standalone. */
class TyrusConsistencyIT {

  @Test
  void shouldKeepItsPromisesThoughConnectionsAreCutAtRandom() {
    try (TyrusServer server = new TyrusServer()) {
      ConsistencyTrial.run(server.chat());
    }
  }
}
