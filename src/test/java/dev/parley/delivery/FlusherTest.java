package dev.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.runtime.ManualClock;
import dev.parley.runtime.RealClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlusherTest {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final ManualClock clock = new ManualClock();
  private final AtomicInteger wakes = new AtomicInteger();
  private final AtomicInteger renewals = new AtomicInteger();
  private boolean enough = true;

  @Test
  void shouldWakeNobodyOnTheRequestingThread() {
    Flusher flusher = flusher(wakes::incrementAndGet);

    flusher.request();

    assertThat(wakes).hasValue(0);
    assertThat(tasks).hasSize(1);
  }

  @Test
  void shouldGatherRequestsIntoOnePass() {
    Flusher flusher = flusher(wakes::incrementAndGet, wakes::incrementAndGet);
    flusher.request();
    flusher.request();

    runTasks();

    assertThat(wakes).hasValue(2);
    assertThat(renewals).hasValue(2);
  }

  @Test
  void shouldRenewWhatTheReadersShareBeforeAPassAndAfterIt() {
    List<Integer> renewedWhenWoken = new ArrayList<>();
    Flusher flusher = flusher(() -> renewedWhenWoken.add(renewals.get()));
    flusher.request();

    runTasks();

    assertThat(renewedWhenWoken).containsExactly(1);
    assertThat(renewals).hasValue(2);
  }

  @Test
  void shouldMakeAnotherPassForWhatIsRequestedDuringOne() {
    AtomicInteger again = new AtomicInteger(1);
    Flusher[] flusher = new Flusher[1];
    flusher[0] =
        flusher(
            () -> {
              wakes.incrementAndGet();
              if (again.getAndDecrement() > 0) {
                flusher[0].request();
              }
            });
    flusher[0].request();

    runTasks();

    assertThat(wakes).hasValue(2);
    assertThat(renewals).hasValue(4);
  }

  @Test
  void shouldWaitUntilEnoughHasCome() {
    Flusher flusher = flusherThatWaits();

    flusher.request();
    runTasks();
    assertThat(wakes).hasValue(1);
    assertThat(flusher.isDue()).isTrue();

    enough = true;
    flusher.request();
    runTasks();
    assertThat(wakes).hasValue(2);
    assertThat(flusher.isDue()).isFalse();
  }

  @Test
  void shouldNotWaitForLongThoughNotEnoughComes() {
    Flusher flusher = flusherThatWaits();
    flusher.request();

    clock.advance(Duration.ofMillis(3));
    runTasks();
    assertThat(wakes).hasValue(1);

    clock.advance(Duration.ofMillis(1));
    runTasks();
    assertThat(wakes).hasValue(2);
    assertThat(flusher.isDue()).isFalse();
  }

  @Test
  void shouldNotWaitALongTimeAfterTheLastPass() {
    Flusher flusher = flusherThatWaits();
    clock.advance(Duration.ofMillis(4));

    flusher.request();
    runTasks();

    assertThat(wakes).hasValue(2);
  }

  @Test
  void shouldNotCutAWaitShortForOneThatIsOver() {
    Flusher flusher = flusherThatWaits();
    flusher.request();
    clock.advance(Duration.ofMillis(2));
    enough = true;
    flusher.request();
    runTasks();
    assertThat(wakes).hasValue(2);
    enough = false;
    flusher.request();

    clock.advance(Duration.ofMillis(3));
    runTasks();

    assertThat(wakes).hasValue(2);
  }

  @Test
  void shouldGoOnElsewhereWhenAReaderHangs() {
    List<String> log = new ArrayList<>();
    Flusher flusher =
        flusher(
            () -> {
              log.add("hangs");
              clock.advance(Duration.ofMillis(20));
              runTasks();
              log.add("hung");
            },
            () -> log.add("next"));
    flusher.request();

    runTasks();

    assertThat(log).containsExactly("hangs", "next", "hung");
    assertThat(renewals).hasValue(2);
  }

  @Test
  void shouldGatherWhatIsRequestedWhileItsWritesAreUnderWay() {
    Queue<Runnable> writing = new ArrayDeque<>();
    Flusher flusher = flusher(List.of(writing::add, writing::add));
    flusher.request();
    runTasks();

    flusher.request();
    flusher.request();
    writing.remove().run();
    runTasks();
    assertThat(writing).hasSize(1);

    writing.remove().run();
    runTasks();
    assertThat(writing).hasSize(2);
  }

  @Test
  void shouldWaitForNoWriteForLong() {
    Queue<Runnable> writing = new ArrayDeque<>();
    Flusher flusher = flusher(List.of(writing::add, writing::add));
    flusher.request();
    runTasks();
    flusher.request();
    writing.remove().run();

    clock.advance(Duration.ofMillis(5));
    runTasks();
    assertThat(writing).hasSize(3);

    writing.remove().run(); // of the pass that is over
    assertThat(renewals).hasValue(3);
  }

  @Test
  void shouldHaveManyWritesUnderWayAtATime() {
    Queue<Runnable> writing = new ArrayDeque<>();
    Flusher flusher = flusher(Collections.nCopies(300, writing::add));
    flusher.request();
    runTasks();
    assertThat(writing).hasSize(256);

    finish(writing, 127);
    runTasks();
    assertThat(writing).hasSize(129);

    finish(writing, 1);
    runTasks();
    assertThat(writing).hasSize(172);
  }

  @Test
  void shouldHaveFewWritesUnderWayAtATimeInABusyGroup() {
    Queue<Runnable> writing = new ArrayDeque<>();
    startPassOfBusyGroup(writing);
    assertThat(writing).hasSize(32);

    finish(writing, 15);
    runTasks();
    assertThat(writing).hasSize(17);

    finish(writing, 1);
    runTasks();
    assertThat(writing).hasSize(32);

    finish(writing, 32);
    runTasks();
    assertThat(writing).hasSize(32);
    assertThat(renewals).hasValue(3);

    finish(writing, 32);
    assertThat(renewals).hasValue(4);
  }

  @Test
  void shouldHaveManyWritesUnderWayAgainWhenAGroupIsBusyNoMore() {
    Queue<Runnable> writing = new ArrayDeque<>();
    Flusher flusher = startPassOfBusyGroup(writing);
    while (!writing.isEmpty()) {
      finish(writing, 1);
      runTasks();
    }

    flusher.request();
    runTasks();

    assertThat(writing).hasSize(80);
  }

  @Test
  void shouldWaitForNoWriteForLongBeforeItGoesOn() {
    Queue<Runnable> writing = new ArrayDeque<>();
    startPassOfBusyGroup(writing);

    clock.advance(Duration.ofMillis(5));
    runTasks();
    assertThat(writing).hasSize(64);

    finish(writing, 63);
    runTasks();
    assertThat(writing).hasSize(17);

    finish(writing, 17);
    assertThat(renewals).hasValue(4);
  }

  @Test
  void shouldMakeThePassOfASmallGroupItselfWhenTheThreadIsDoneWithItsWork() {
    Flusher flusher = flusher(Collections.nCopies(32, neverBlocking()));

    Gathering.during(
        () -> {
          flusher.request();
          flusher.request();
          assertThat(wakes).hasValue(0);
        });

    assertThat(wakes).hasValue(32);
    assertThat(flusher.isDue()).isFalse();
    assertThat(tasks).isEmpty();
  }

  @Test
  void shouldLeaveAPassToAWorkerIfTheThreadIsNotAtWork() {
    Flusher flusher = flusher(List.of(neverBlocking()));

    flusher.request();

    assertThat(wakes).hasValue(0);
    assertThat(tasks).hasSize(1);
  }

  @Test
  void shouldLeaveThePassOfABigGroupToAWorker() {
    Flusher flusher = flusher(Collections.nCopies(33, neverBlocking()));

    Gathering.during(flusher::request);

    assertThat(tasks).hasSize(1);
  }

  @Test
  void shouldLeaveAPassThatMayBlockToAWorker() {
    Flusher flusher = flusher(List.of(neverBlocking(), Runnable::run));

    Gathering.during(flusher::request);

    assertThat(tasks).hasSize(1);
  }

  @Test
  void shouldLeaveAPassThatFollowsSoonToAWorker() {
    Flusher flusher = flusher(List.of(neverBlocking()));
    Gathering.during(flusher::request);
    clock.advance(Duration.ofMillis(1));

    Gathering.during(flusher::request);
    assertThat(tasks).hasSize(1);
    runTasks();
    assertThat(wakes).hasValue(2);

    clock.advance(Duration.ofMillis(2));
    Gathering.during(flusher::request);
    assertThat(wakes).hasValue(3);
  }

  @Test
  void shouldSayWhetherAPassWillBegin() {
    List<Boolean> due = new ArrayList<>();
    Flusher[] flusher = new Flusher[1];
    flusher[0] =
        flusher(
            () -> {
              due.add(flusher[0].isDue());
              if (due.size() == 1) {
                flusher[0].request();
                due.add(flusher[0].isDue());
              }
            });

    assertThat(flusher[0].isDue()).isFalse();
    flusher[0].request();
    assertThat(flusher[0].isDue()).isTrue();
    runTasks();

    assertThat(due).containsExactly(false, true, false);
    assertThat(flusher[0].isDue()).isFalse();
  }

  @Test
  void shouldTakeRequestsAgainAfterItCameToRest() {
    Flusher flusher = flusher(wakes::incrementAndGet);
    flusher.request();
    runTasks();

    flusher.request();
    runTasks();

    assertThat(wakes).hasValue(2);
  }

  @Test
  void shouldWriteAllInTheEndThoughItWaitsForMoreNowAndThen() throws Exception {
    AtomicLong appended = new AtomicLong();
    AtomicLong written = new AtomicLong();
    ExecutorService workers = Executors.newFixedThreadPool(4);
    try (RealClock time = new RealClock()) {
      Flusher flusher =
          new Flusher(
              time,
              new Writers(time, workers::execute),
              List.<Flusher.Reader>of(
                  done -> {
                    written.set(appended.get());
                    done.run();
                  }),
              new Flusher.Shared() {
                @Override
                public void renew() {}

                @Override
                public boolean hasEnough() {
                  return appended.get() - written.get() >= 8;
                }
              });
      List<Future<?>> senders = new ArrayList<>();
      for (int sender = 0; sender < 2; sender++) {
        senders.add(
            workers.submit(
                () -> {
                  for (int i = 0; i < 50_000; i++) {
                    appended.incrementAndGet();
                    flusher.request();
                  }
                }));
      }
      for (Future<?> sender : senders) {
        sender.get();
      }

      await().untilAsserted(() -> assertThat(written).hasValue(100_000));
    } finally {
      workers.shutdownNow();
    }
  }

  /** With readers whose writes end at once. */
  private Flusher flusher(Runnable... readers) {
    return flusher(
        Stream.of(readers)
            .<Flusher.Reader>map(
                reader ->
                    done -> {
                      reader.run();
                      done.run();
                    })
            .toList());
  }

  private Flusher flusher(List<Flusher.Reader> readers) {
    return new Flusher(
        clock,
        new Writers(clock, tasks::add),
        readers,
        new Flusher.Shared() {
          @Override
          public void renew() {
            renewals.incrementAndGet();
          }

          @Override
          public boolean hasEnough() {
            return enough;
          }
        });
  }

  /** A reader whose writes end at once, which is known. */
  private Flusher.Reader neverBlocking() {
    return new Flusher.Reader() {
      @Override
      public void flush(Runnable done) {
        wakes.incrementAndGet();
        done.run();
      }

      @Override
      public boolean mayBlock() {
        return false;
      }
    };
  }

  /** One that has made a pass, and waits for more before the next. */
  private Flusher flusherThatWaits() {
    Flusher flusher = flusher(wakes::incrementAndGet);
    flusher.request();
    runTasks();
    enough = false;
    return flusher;
  }

  /** With 80 readers, after a pass during which more came. */
  private Flusher startPassOfBusyGroup(Queue<Runnable> writing) {
    Flusher flusher = flusher(Collections.nCopies(80, writing::add));
    flusher.request();
    runTasks();
    flusher.request();
    finish(writing, 80);
    runTasks();
    return flusher;
  }

  private static void finish(Queue<Runnable> writing, int count) {
    for (int i = 0; i < count; i++) {
      writing.remove().run();
    }
  }

  private void runTasks() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }
}
