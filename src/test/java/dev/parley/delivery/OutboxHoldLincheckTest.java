package dev.parley.delivery;

import dev.parley.message.ServerFrame;
import dev.parley.runtime.StillClock;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whenever pongs come: what was held is written once they have, one frame at a time. */
@Tag("interleavings")
public class OutboxHoldLincheckTest {
  private final NewestOnly due = new NewestOnly();
  private final OneAtATime connection = new OneAtATime(1); // one frame may be unread
  private final AtomicInteger closings = new AtomicInteger();
  private final Outbox outbox =
      new Outbox(
          connection,
          due,
          new StillClock(),
          new Writers(new StillClock(), Runnable::run),
          closings::incrementAndGet);

  /** Has something written. */
  @Operation
  public void put() {
    due.put(new Outgoing.Text(ServerFrame.of("1"), false));
    outbox.wake();
  }

  /** Answers a ping, if there is any. */
  @Operation
  public void pong() {
    ByteBuffer ping = connection.pings().poll();
    if (ping != null) {
      outbox.ponged(ping);
    }
  }

  @Validate
  public void validate() {
    while (!connection.pings().isEmpty()) {
      pong();
    }
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
        .actorsBefore(2)
        .actorsAfter(0)
        .check(OutboxHoldLincheckTest.class);
  }
}
