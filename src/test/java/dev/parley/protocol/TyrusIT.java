package dev.parley.protocol;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The protocol on Tyrus standalone. */
class TyrusIT {
  private static TyrusServer server;

  @BeforeAll
  static void start() {
    server = new TyrusServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Nested
  class Identity extends IdentityContract {
    @Override
    protected URI chat() {
      return server.chat();
    }
  }

  @Nested
  class Rooms extends RoomContract {
    @Override
    protected URI chat() {
      return server.chat();
    }
  }

  @Nested
  class Delivery extends DeliveryContract {
    @Override
    protected URI chat() {
      return server.chat();
    }
  }

  @Nested
  class Input extends InputContract {
    @Override
    protected URI chat() {
      return server.chat();
    }
  }

  @Nested
  class Hostile extends HostileContract {
    @Override
    protected URI chat() {
      return server.chat();
    }
  }
}
