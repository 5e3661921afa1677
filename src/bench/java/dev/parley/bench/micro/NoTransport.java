package dev.parley.bench.micro;

import dev.parley.delivery.CloseCode;
import dev.parley.delivery.Transport;
import dev.parley.message.ServerFrame;
import java.nio.ByteBuffer;

/** Takes everything at once, to nowhere. */
final class NoTransport implements Transport {
  @Override
  public void send(ServerFrame frame, Completion done) {
    done.ended(null);
  }

  @Override
  public void ping(ByteBuffer content) {
    // nothing is there
  }

  @Override
  public void close(CloseCode code) {
    // nothing is there
  }
}
