package dev.parley.delivery;

import dev.parley.message.ServerFrame;
import dev.parley.runtime.StillClock;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever has something written, and whenever: all of it is written, one at a time. */
@Tag("interleavings")
public class OutboxLincheckTest {
  private final NewestOnly due = new NewestOnly();
  private final OneAtATime connection = new OneAtATime(Long.MAX_VALUE);
  private final AtomicInteger closings = new AtomicInteger();
  private final Outbox outbox =
      new Outbox(
          connection,
          due,
          new StillClock(),
          new Writers(new StillClock(), Runnable::run),
          closings::incrementAndGet);

  /** Has something written, as whoever posts. */
  @Operation
  public void put() {
    due.put(new Outgoing.Text(ServerFrame.of("1"), false));
    outbox.wake();
  }

  /** Has something written, as a pass of a room does. */
  @Operation
  public void flush() {
    due.put(new Outgoing.Text(ServerFrame.of("2"), false));
    outbox.flush(() -> {});
  }

  @Validate
  public void validate() {
    int faults = connection.faults() + closings.get();
    if (faults > 0 || due.left() > 0) {
      throw new IllegalStateException(faults + " faults, " + due.left() + " left");
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
}
