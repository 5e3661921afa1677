package dev.parley.conformance;

import dev.parley.protocol.TyrusServer;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** RFC 6455 on Tyrus standalone. */
class TyrusConformanceIT extends ConformanceContract {
  private static TyrusServer tyrus;

  @BeforeAll
  static void start() {
    tyrus = new TyrusServer();
  }

  @AfterAll
  static void stop() {
    tyrus.close();
  }

  @Override
  protected URI chat() {
    return tyrus.chat();
  }

  @Override
  protected String server() {
    return "tyrus";
  }
}
