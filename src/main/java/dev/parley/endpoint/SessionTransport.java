package dev.parley.endpoint;

import dev.parley.delivery.CloseCode;
import dev.parley.delivery.Transport;
import dev.parley.message.ServerFrame;
import jakarta.websocket.CloseReason;
import jakarta.websocket.EncodeException;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;

/**
 * A WebSocket session as the far end of an outbox. Writes block: an asynchronous one costs up to
 * ten times as much, since some servers pass it on from thread to thread.
 */
final class SessionTransport implements Transport {
  private static final Logger LOG = System.getLogger(SessionTransport.class.getName());

  private final Session session;

  SessionTransport(Session session) {
    this.session = session;
  }

  @Override
  public void send(ServerFrame frame, Completion done) {
    try {
      session.getBasicRemote().sendObject(frame);
      done.ended(null);
    } catch (IOException | EncodeException | RuntimeException e) { // each server has its own
      LOG.log(Level.TRACE, "the connection had gone", e);
      done.ended(e);
    }
  }

  @Override
  public void ping() {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.TRACE, "the connection had gone", e); // the write that follows will tell
    }
  }

  @Override
  public void close(CloseCode code) {
    try {
      session.close(new CloseReason(() -> code.code(), code.reason()));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.TRACE, "the connection had gone", e);
    }
  }
}
