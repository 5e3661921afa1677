package dev.parley.protocol;

import dev.parley.cluster.Nodes;
import java.net.URI;
import org.junit.jupiter.api.Nested;

/** The whole protocol on several nodes: each new client of a test is at the next of them. */
abstract class ClusterContract {

  /** The nodes under test. */
  protected abstract Nodes nodes();

  @Nested
  class Identity extends IdentityContract {
    @Override
    protected URI chat() {
      return nodes().next();
    }
  }

  @Nested
  class Rooms extends RoomContract {
    @Override
    protected URI chat() {
      return nodes().next();
    }
  }

  @Nested
  class Delivery extends DeliveryContract {
    @Override
    protected URI chat() {
      return nodes().next();
    }
  }

  @Nested
  class Input extends InputContract {
    @Override
    protected URI chat() {
      return nodes().next();
    }
  }

  @Nested
  class UsersOfSeveralNodes extends UsersContract {
    @Override
    protected URI chat() {
      return nodes().next();
    }
  }
}
