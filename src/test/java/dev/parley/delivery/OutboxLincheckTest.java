package dev.parley.delivery;

import dev.parley.message.ServerFrame;
import dev.parley.runtime.StillClock;
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

/**
 * Whatever the threads do to an outbox at once: what is due is written, one at a time and nothing
 * after the close; it is closed once, and not during a write.
 */
@Tag("interleavings")
public class OutboxLincheckTest {
  private final Queue<Outgoing> due = new ConcurrentLinkedQueue<>();
  private final List<String> faults = new ArrayList<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicInteger told = new AtomicInteger();
  private final StallWatch stalls = new StallWatch(new StillClock(), hanging -> {});
  private final Outbox outbox =
      new Outbox(
          new Inline(), due::poll, new StillClock(), Runnable::run, stalls, told::incrementAndGet);

  /** Has something written, as whoever posts. */
  @Operation
  public void put() {
    due.add(new Outgoing.Text(new ServerFrame("[1]"), false));
    outbox.wake();
  }

  /** Has something written, as a pass of a room does. */
  @Operation
  public void flush() {
    due.add(new Outgoing.Text(new ServerFrame("[2]"), false));
    outbox.flush();
  }

  @Operation
  public void abort() {
    outbox.abort(CloseCode.TOO_SLOW);
  }

  @Validate
  public void validate() {
    boolean over = told.get() > 0;
    if (!faults.isEmpty()
        || !over && !due.isEmpty()
        || told.get() > 1
        || closed.get() != told.get()) {
      throw new IllegalStateException(
          faults + ", " + due.size() + " left, closed " + closed + ", told " + told);
    }
  }

  @Test
  void shouldLoseNothingAndWriteOneAtATime() {
    new ModelCheckingOptions()
        .iterations(5)
        .invocationsPerIteration(100)
        .threads(2)
        .actorsPerThread(2)
        .check(OutboxLincheckTest.class);
  }

  /** A connection whose writes end before they return. */
  private final class Inline implements Transport {
    @Override
    public void send(ServerFrame frame, Completion done) {
      if (inFlight.incrementAndGet() > 1 || closed.get() > 0) {
        faults.add("a write beside another, or after the close");
      }
      inFlight.decrementAndGet();
      done.ended(null);
    }

    @Override
    public void ping() {}

    @Override
    public void close(CloseCode code) {
      if (inFlight.get() > 0) {
        faults.add("closed during a write");
      }
      closed.incrementAndGet();
    }
  }
}
