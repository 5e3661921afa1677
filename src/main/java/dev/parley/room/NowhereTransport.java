package dev.parley.room;

import dev.parley.delivery.CloseCode;
import dev.parley.delivery.Transport;
import dev.parley.message.ServerFrame;
import java.nio.ByteBuffer;

/** A connection with nobody at its other end. */
final class NowhereTransport implements Transport {
  @Override
  public void send(ServerFrame frame, Completion done) {
    done.ended(null);
  }

  @Override
  public void ping(ByteBuffer content) {}

  @Override
  public void close(CloseCode code) {}
}
