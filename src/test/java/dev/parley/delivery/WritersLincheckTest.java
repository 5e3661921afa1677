package dev.parley.delivery;

import dev.parley.runtime.StillClock;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is left to passes is written in the end, however they begin and end meanwhile. */
@Tag("interleavings")
public class WritersLincheckTest {
  private final Writers writers = new Writers(new StillClock(), Runnable::run);
  private final AtomicInteger due = new AtomicInteger();

  /** Has something written to one connection. */
  @Operation
  public void write() {
    due.incrementAndGet();
    writers.leave(due::decrementAndGet);
  }

  /** Writes to the two readers of a room. */
  @Operation
  public void pass() {
    writers.pass(
        turn -> {
          turn.step();
          turn.step();
        });
  }

  @Validate
  public void validate() {
    if (due.get() != 0) {
      throw new IllegalStateException(due + " left");
    }
  }

  @Test
  void shouldLeaveNothing() {
    new ModelCheckingOptions()
        .iterations(5)
        .invocationsPerIteration(300)
        .threads(2)
        .actorsPerThread(2)
        .actorsBefore(0)
        .actorsAfter(0) // which would write what was left
        .check(WritersLincheckTest.class);
  }
}
