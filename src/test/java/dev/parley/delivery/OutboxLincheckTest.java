package dev.parley.delivery;

import dev.parley.message.ServerFrame;
import dev.parley.runtime.StillClock;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever has something written, and whenever: all of it is written, one at a time. */
@Tag("interleavings")
public class OutboxLincheckTest {
  private final Queue<Outgoing> due = new ConcurrentLinkedQueue<>();
  private final List<String> faults = new ArrayList<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final StallWatch stalls = new StallWatch(new StillClock(), hanging -> {});
  private final Outbox outbox =
      new Outbox(
          new Inline(),
          this::next,
          new StillClock(),
          Runnable::run,
          stalls,
          () -> faults.add("told of a close"));

  /** Has something written, as whoever posts. */
  @Operation
  public void put() {
    due.add(new Outgoing.Text(ServerFrame.of("1"), false));
    outbox.wake();
  }

  /** Has something written, as a pass of a room does. */
  @Operation
  public void flush() {
    due.add(new Outgoing.Text(ServerFrame.of("2"), false));
    outbox.flush(() -> {});
  }

  /** All that is due, as a source must give it. */
  private Outgoing next() {
    Outgoing last = null;
    for (Outgoing one = due.poll(); one != null; one = due.poll()) {
      last = one;
    }
    return last;
  }

  @Validate
  public void validate() {
    if (!faults.isEmpty() || !due.isEmpty()) {
      throw new IllegalStateException(faults + ", " + due.size() + " left");
    }
  }

  @Test
  void shouldLoseNothingAndWriteOneAtATime() {
    new ModelCheckingOptions()
        .iterations(5)
        .invocationsPerIteration(300)
        .threads(2)
        .actorsPerThread(2)
        .actorsBefore(0)
        .actorsAfter(0) // which would write what a lost wake has left
        .check(OutboxLincheckTest.class);
  }

  /** A connection whose writes end before they return. */
  private final class Inline implements Transport {
    @Override
    public void send(ServerFrame frame, Completion done) {
      if (inFlight.incrementAndGet() > 1) {
        faults.add("a write beside another");
      }
      inFlight.decrementAndGet();
      done.ended(null);
    }

    @Override
    public void sendAsync(ServerFrame frame, Completion done) {
      send(frame, done);
    }

    @Override
    public void ping(ByteBuffer content) {}

    @Override
    public void close(CloseCode code) {
      faults.add("closed");
    }
  }
}
