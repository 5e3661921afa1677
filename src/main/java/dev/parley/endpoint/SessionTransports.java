package dev.parley.endpoint;

import dev.parley.room.RoomRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;

/** Makes the far ends of outboxes, which share what is known of this server. Thread-safe. */
@ApplicationScoped
public class SessionTransports {
  @Inject private RoomRegistry registry;

  /** No bean: every frame passes it, and what stands before a bean costs more than it does. */
  private final BlockingWrites blocking = new BlockingWrites();

  /** The far end of an open session. */
  SessionTransport to(Session session) {
    return new SessionTransport(session, blocking, registry.manyWritesHang());
  }
}
