package dev.parley.delivery;

import dev.parley.message.ServerFrame;
import dev.parley.runtime.StillClock;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whenever pongs come: what was held is written once they have, one frame at a time. */
@Tag("interleavings")
public class OutboxHoldLincheckTest {
  private final Queue<Outgoing> due = new ConcurrentLinkedQueue<>();
  private final Queue<ByteBuffer> pings = new ConcurrentLinkedQueue<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger faults = new AtomicInteger();
  private final Outbox outbox =
      new Outbox(
          new Narrow(),
          this::next,
          new StillClock(),
          Runnable::run,
          new StallWatch(new StillClock(), hanging -> {}),
          faults::incrementAndGet);

  /** Has something written. */
  @Operation
  public void put() {
    due.add(new Outgoing.Text(ServerFrame.of("1"), false));
    outbox.wake();
  }

  /** Answers a ping, if there is any. */
  @Operation
  public void pong() {
    ByteBuffer ping = pings.poll();
    if (ping != null) {
      outbox.ponged(ping);
    }
  }

  private Outgoing next() {
    Outgoing last = null;
    for (Outgoing one = due.poll(); one != null; one = due.poll()) {
      last = one;
    }
    return last;
  }

  @Validate
  public void validate() {
    while (!pings.isEmpty()) {
      pong();
    }
    if (faults.get() > 0 || !due.isEmpty()) {
      throw new IllegalStateException(faults + " faults, " + due.size() + " left");
    }
  }

  @Test
  void shouldLoseNothingAndWriteOneAtATime() {
    new ModelCheckingOptions()
        .iterations(5)
        .invocationsPerIteration(300)
        .threads(2)
        .actorsPerThread(2)
        .actorsBefore(2)
        .actorsAfter(0)
        .check(OutboxHoldLincheckTest.class);
  }

  /** A connection whose writes end before they return, and that may have one frame unread. */
  private final class Narrow implements Transport {
    @Override
    public void send(ServerFrame frame, Completion done) {
      if (inFlight.incrementAndGet() > 1) {
        faults.incrementAndGet();
      }
      inFlight.decrementAndGet();
      done.ended(null);
    }

    @Override
    public void sendAsync(ServerFrame frame, Completion done) {
      send(frame, done);
    }

    @Override
    public void ping(ByteBuffer content) {
      pings.add(content);
    }

    @Override
    public long window() {
      return 1;
    }

    @Override
    public void close(CloseCode code) {
      faults.incrementAndGet();
    }
  }
}
