package dev.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.ManualClock;
import dev.parley.runtime.RealClock;
import dev.parley.runtime.Workers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Passes that threads make together. */
class SharedPassTest {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final ManualClock clock = new ManualClock();
  private final AtomicInteger written = new AtomicInteger();

  @Test
  void shouldHaveThreadsMakeThePassOfALargeGroupTogether() {
    Flusher flusher = flusher(4, Collections.nCopies(200, reader(true)));
    flusher.request();

    runTask();

    assertThat(tasks).as("threads besides the one that began").hasSize(2);
  }

  @Test
  void shouldTakeNoMoreThreadsThanCanRun() {
    Flusher flusher = flusher(2, Collections.nCopies(1_000, reader(true)));
    flusher.request();

    runTask();

    assertThat(tasks).hasSize(1);
  }

  @Test
  void shouldLeaveASmallerGroupToOneThread() {
    Flusher flusher = flusher(4, Collections.nCopies(127, reader(true)));
    flusher.request();

    runTask();

    assertThat(tasks).isEmpty();
    assertThat(written).hasValue(127);
  }

  @Test
  void shouldLeaveItToOneThreadWhereNoWriteBlocks() {
    Flusher flusher = flusher(4, Collections.nCopies(200, reader(false)));
    flusher.request();

    runTask();

    assertThat(tasks).isEmpty();
    assertThat(written).hasValue(200);
  }

  @Test
  void shouldLeaveThePassOfABusyGroupToOneThread() {
    List<Flusher.Reader> readers = new ArrayList<>(Collections.nCopies(200, reader(true)));
    Flusher flusher = flusher(4, readers);
    AtomicBoolean more = new AtomicBoolean(true);
    readers.set(
        0,
        done -> {
          if (more.getAndSet(false)) {
            flusher.request(); // comes while the pass runs
          }
          done.run();
        });
    flusher.request();
    runTask();
    assertThat(tasks).as("two others, and the next pass").hasSize(3);
    runTask();
    runTask();

    runTask();

    assertThat(tasks).isEmpty();
    assertThat(written).hasValue(2 * 199);
  }

  @Test
  void shouldShareWhatIsLeft() {
    Queue<Runnable> writing = new ArrayDeque<>();
    List<Flusher.Reader> readers = new ArrayList<>(Collections.nCopies(128, reader(true)));
    readers.set(
        0,
        done -> { // while it is written to, another thread comes
          runTask();
          writing.add(done);
        });
    Flusher flusher = flusher(2, readers);
    flusher.request();

    runTask();

    assertThat(written).hasValue(127);
    flusher.request();
    assertThat(tasks).as("a pass before all of the last has been written").isEmpty();
    writing.remove().run();
    assertThat(tasks).hasSize(1);
  }

  @Test
  void shouldWriteToEachByOneThreadAtATime() throws Exception {
    List<AtomicInteger> counts = Stream.generate(AtomicInteger::new).limit(300).toList();
    AtomicBoolean together = new AtomicBoolean();
    Semaphore renewals = new Semaphore(0); // as a pass begins, and after it
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (RealClock time = new RealClock()) {
      Flusher flusher =
          new Flusher(
              time,
              new Writers(time, workers(4, threads::execute)),
              counts.stream().map(count -> exclusive(count, together)).toList(),
              renewals::release);
      for (int pass = 1; pass <= 2_000; pass++) {
        flusher.request();
        assertThat(renewals.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
        assertThat(counts).extracting(AtomicInteger::get).containsOnly(pass);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(together).as("two threads wrote to one reader").isFalse();
  }

  private static Flusher.Reader exclusive(AtomicInteger count, AtomicBoolean together) {
    AtomicBoolean writing = new AtomicBoolean();
    return done -> {
      together.compareAndSet(false, !writing.compareAndSet(false, true));
      count.incrementAndGet();
      writing.set(false);
      done.run();
    };
  }

  private Flusher flusher(int parallelism, List<Flusher.Reader> readers) {
    return new Flusher(
        clock, new Writers(clock, workers(parallelism, tasks::add)), readers, () -> {});
  }

  private static Workers workers(int parallelism, Workers threads) {
    return new Workers() {
      @Override
      public void execute(Runnable task) {
        threads.execute(task);
      }

      @Override
      public int parallelism() {
        return parallelism;
      }
    };
  }

  /** One whose writes end at once. */
  private Flusher.Reader reader(boolean mayBlock) {
    return new Flusher.Reader() {
      @Override
      public void flush(Runnable done) {
        written.incrementAndGet();
        done.run();
      }

      @Override
      public boolean mayBlock() {
        return mayBlock;
      }
    };
  }

  private void runTask() {
    tasks.remove().run();
  }
}
