package dev.parley.protocol;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Nothing is lost, repeated or out of order on Tyrus standalone. */
class TyrusConsistencyIT {

  @Test
  void shouldKeepItsPromisesThoughConnectionsAreCutAtRandom() {
    long seed = Long.getLong("parley.seed", ThreadLocalRandom.current().nextLong(1, 1L << 32));
    System.out.println("To run this trial again: -Dparley.seed=" + seed);

    try (TyrusServer server = new TyrusServer()) {
      new ConsistencyTrial(server.chat(), seed).run();
    }
  }
}
