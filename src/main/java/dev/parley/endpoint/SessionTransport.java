package dev.parley.endpoint;

import dev.parley.delivery.CloseCode;
import dev.parley.delivery.Transport;
import dev.parley.message.ServerFrame;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;

/** A WebSocket session as the far end of an outbox. */
final class SessionTransport implements Transport {
  private static final Logger LOG = System.getLogger(SessionTransport.class.getName());

  private final Session session;

  SessionTransport(Session session) {
    this.session = session;
  }

  @Override
  public void send(ServerFrame frame, Completion done) {
    try {
      session
          .getAsyncRemote()
          .sendObject(
              frame, result -> done.ended(result.isOK() ? null : failure(result.getException())));
    } catch (IllegalStateException e) { // the client has just gone
      done.ended(e);
    }
  }

  @Override
  public void ping() {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | IllegalStateException e) {
      LOG.log(Level.TRACE, "the connection had gone", e); // the write that follows will tell
    }
  }

  @Override
  public void close(CloseCode code) {
    try {
      session.close(new CloseReason(() -> code.code(), code.reason()));
    } catch (IOException | IllegalStateException e) {
      LOG.log(Level.TRACE, "the connection had gone", e);
    }
  }

  private static Throwable failure(Throwable reported) {
    return reported != null ? reported : new IOException("the write failed");
  }
}
