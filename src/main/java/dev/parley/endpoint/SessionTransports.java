package dev.parley.endpoint;

import dev.parley.web.FrameOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;

/** Makes the far ends of outboxes, which share what is known of this server. Thread-safe. */
@ApplicationScoped
public class SessionTransports {
  /** No bean: every frame passes it, and what stands before a bean costs more than it does. */
  private final BlockingWrites blocking = new BlockingWrites();

  @Inject private CloseAnswers answers;

  /** The far end of an open session, and of the output of its connection. */
  SessionTransport to(Session session, FrameOutput output) {
    return new SessionTransport(session, output, blocking, answers);
  }
}
