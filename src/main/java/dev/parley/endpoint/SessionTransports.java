package dev.parley.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.Session;

/** Makes the far ends of outboxes, which share what is known of this server. Thread-safe. */
@ApplicationScoped
public class SessionTransports {
  /** Grizzly, which is below it, queues up to 13 MB for a client of the same machine. */
  private static final String QUEUEING = "org.glassfish.tyrus.";

  /** Bytes: less than the network takes of its own within one machine. */
  private static final long QUEUEING_WINDOW = 2 * 1024 * 1024;

  /** No bean: every frame passes it, and what stands before a bean costs more than it does. */
  private final BlockingWrites blocking = new BlockingWrites();

  /** The far end of an open session. */
  SessionTransport to(Session session) {
    boolean queues = session.getClass().getName().startsWith(QUEUEING);
    return new SessionTransport(session, blocking, queues ? QUEUEING_WINDOW : Long.MAX_VALUE);
  }
}
