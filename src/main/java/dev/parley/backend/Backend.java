package dev.parley.backend;

import dev.parley.broker.Broker;
import dev.parley.broker.MemoryBroker;
import dev.parley.config.ChatConfig;
import dev.parley.name.MemoryNameRegistry;
import dev.parley.name.NameRegistry;
import dev.parley.presence.MemoryPresenceManager;
import dev.parley.presence.PresenceManager;
import dev.parley.runtime.ChatClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Chooses where messages, presence and names are kept: in the memory of this node. */
@ApplicationScoped
public class Backend {
  private final Broker broker;
  private final PresenceManager presence;
  private final NameRegistry names;

  /** For the container's proxy alone. */
  protected Backend() {
    broker = null;
    presence = null;
    names = null;
  }

  /** The backend of the configuration. */
  @Inject
  public Backend(ChatConfig config, ChatClock clock) {
    broker = new MemoryBroker(config, clock);
    presence = new MemoryPresenceManager(config);
    names = new MemoryNameRegistry(config, clock);
  }

  /** Where messages are kept. */
  @Produces
  @Singleton
  Broker broker() {
    return broker;
  }

  /** Where it is known who is where. */
  @Produces
  @Singleton
  PresenceManager presence() {
    return presence;
  }

  /** Where it is known who holds which name. */
  @Produces
  @Singleton
  NameRegistry names() {
    return names;
  }
}
