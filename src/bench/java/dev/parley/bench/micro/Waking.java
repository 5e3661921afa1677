package dev.parley.bench.micro;

import dev.parley.delivery.Outbox;
import dev.parley.delivery.Outgoing;
import dev.parley.delivery.Writers;
import dev.parley.log.Batch;
import dev.parley.log.EventLog;
import dev.parley.runtime.ChatClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Waking 1,000 idle outboxes whose writes end at once; the time is that for one of them. */
@State(Scope.Benchmark)
public class Waking {
  private static final int COUNT = 1000;

  private final EventLog log = Log.full();
  private final List<Outbox> outboxes = new ArrayList<>();

  /** The time of the machine, without timers. */
  private static final class Clock implements ChatClock {
    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public long millis() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
      return () -> {};
    }

    @Override
    public Cancellable every(Duration period, Runnable task) {
      return () -> {};
    }
  }

  /** A reader of the log. */
  private final class Cursor implements Outbox.Source {
    private long seq = log.seq();

    @Override
    public Outgoing next() {
      Batch batch = log.after(seq);
      if (batch.isEmpty()) {
        return null;
      }
      seq = batch.to();
      return new Outgoing.Text(batch.events().frame(), batch.more());
    }
  }

  /** Makes the outboxes. */
  public Waking() {
    ChatClock clock = new Clock();
    Writers writers = new Writers(clock, Runnable::run);
    for (int i = 0; i < COUNT; i++) {
      outboxes.add(new Outbox(new NoTransport(), new Cursor(), clock, writers, () -> {}));
    }
  }

  /** Nothing is due. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void nothingDue() {
    for (Outbox outbox : outboxes) {
      outbox.flush(() -> {});
    }
  }

  /** A message has been posted. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void oneMessageDue() {
    log.append(seq -> Log.MESSAGE);
    for (Outbox outbox : outboxes) {
      outbox.flush(() -> {});
    }
  }
}
