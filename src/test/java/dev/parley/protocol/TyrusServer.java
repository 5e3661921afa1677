package dev.parley.protocol;

import dev.parley.backend.Backend;
import dev.parley.config.ChatConfig;
import dev.parley.endpoint.ChatEndpoint;
import dev.parley.health.Health;
import dev.parley.metrics.Metrics;
import dev.parley.room.RoomRegistry;
import dev.parley.runtime.ChatClock;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.websocket.DeploymentException;
import java.net.URI;
import java.util.Map;
import org.glassfish.tyrus.server.Server;

/** The real endpoint on Tyrus standalone with Weld SE, in this JVM, on a free port. */
public final class TyrusServer implements AutoCloseable {
  private final SeContainer cdi;
  private final Server server;

  /** Starts it with the settings of the environment. */
  public TyrusServer() {
    this.cdi =
        SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addPackages(
                true,
                Backend.class,
                ChatClock.class,
                ChatConfig.class,
                ChatEndpoint.class,
                Health.class,
                Metrics.class,
                RoomRegistry.class)
            .initialize();
    this.server = new Server("127.0.0.1", -1, "/", Map.of(), ChatEndpoint.class);
    try {
      server.start();
    } catch (DeploymentException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The endpoint. */
  public URI chat() {
    return URI.create("ws://127.0.0.1:" + server.getPort() + "/chat");
  }

  /** Stops as an application server does: CDI goes first and tells the clients. */
  @Override
  public void close() {
    cdi.close();
    server.stop();
  }
}
