package dev.parley.delivery;

import dev.parley.message.ServerFrame;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection whose writes end before they return, and that counts what must not happen. */
final class OneAtATime implements Transport {
  private final long window;
  private final Queue<ByteBuffer> pings = new ConcurrentLinkedQueue<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger faults = new AtomicInteger();

  /** One that may have so many bytes unread. */
  OneAtATime(long window) {
    this.window = window;
  }

  /** Pings that wait for their pongs. */
  Queue<ByteBuffer> pings() {
    return pings;
  }

  /** Writes beside others, and closes. */
  int faults() {
    return faults.get();
  }

  @Override
  public void send(ServerFrame frame, Completion done) {
    if (inFlight.incrementAndGet() > 1) {
      faults.incrementAndGet();
    }
    inFlight.decrementAndGet();
    done.ended(null);
  }

  @Override
  public void ping(ByteBuffer content) {
    pings.add(content);
  }

  @Override
  public long window() {
    return window;
  }

  @Override
  public void close(CloseCode code) {
    faults.incrementAndGet();
  }
}
