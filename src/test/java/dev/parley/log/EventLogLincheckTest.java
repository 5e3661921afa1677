package dev.parley.log;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever the threads do to a log at once, each sees it as if they had taken turns. What {@code
 * after} gives is shared and may be older by design, so it is no part of this.
 */
@Param(name = "seq", gen = IntGen.class, conf = "0:6")
@Tag("interleavings")
public class EventLogLincheckTest {
  private static final int CAPACITY = 3;

  private final EventLog log = new EventLog("e", CAPACITY);

  /** Appends an event that tells its place. */
  @Operation
  public long append() {
    return log.append(seq -> "e" + seq);
  }

  @Operation
  public long seq() {
    return log.seq();
  }

  @Operation
  public Slice since(@Param(name = "seq") int seq) {
    return log.since(seq, seq + 2);
  }

  @Operation
  public Slice last(@Param(name = "seq") int limit) {
    return log.last(limit);
  }

  @Operation
  public Slice lastUpTo(@Param(name = "seq") int seq) {
    return log.lastUpTo(Math.min(seq, log.seq()), 2);
  }

  @Operation
  public Slice before(@Param(name = "seq") int seq) {
    return log.before(seq, 2);
  }

  @Test
  void shouldBehaveAsIfThreadsTookTurns() {
    new ModelCheckingOptions()
        .iterations(5)
        .invocationsPerIteration(50)
        .threads(2)
        .actorsPerThread(3)
        .check(EventLogLincheckTest.class);
  }
}
