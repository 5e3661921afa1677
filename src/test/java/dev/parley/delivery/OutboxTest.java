package dev.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.message.ServerFrame;
import dev.parley.runtime.ManualClock;
import dev.parley.runtime.Workers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final ManualClock clock = new ManualClock();
  private final Writers writers = new Writers(clock, Runnable::run);
  private final Queue<Outgoing> due = new ArrayDeque<>();
  private final AtomicInteger closings = new AtomicInteger();

  @Test
  void shouldWriteWhatIsDueAtOnceWhenNothingIsInFlight() {
    FakeTransport transport = FakeTransport.late();
    Outbox outbox = outbox(transport);
    due.add(text("1"));

    outbox.wake();

    assertThat(transport.sent()).containsExactly("[1]");
  }

  @Test
  void shouldWriteNothingWhenNothingIsDue() {
    FakeTransport transport = FakeTransport.late();

    outbox(transport).wake();

    assertThat(transport.sent()).isEmpty();
  }

  @Test
  void shouldKeepOneWriteInFlightAndGoOnWhenItEnds() {
    FakeTransport transport = FakeTransport.late();
    Outbox outbox = outbox(transport);
    due.add(text("1"));
    outbox.wake();
    due.add(text("2"));
    outbox.wake();
    outbox.wake();
    assertThat(transport.sent()).containsExactly("[1]");

    transport.finish();

    assertThat(transport.sent()).containsExactly("[1]", "[2]");
  }

  @Test
  void shouldRestAfterALateEndAndWakeAgain() {
    FakeTransport transport = FakeTransport.late();
    Outbox outbox = outbox(transport);
    due.add(text("1"));
    outbox.wake();
    transport.finish();
    assertThat(outbox.writingFor()).isZero();
    due.add(text("2"));

    outbox.wake();

    assertThat(transport.sent()).containsExactly("[1]", "[2]");
  }

  @Test
  void shouldNotRecurseWhereWritesEndInline() {
    FakeTransport transport = FakeTransport.inline();
    Outbox outbox = outbox(transport);
    for (int i = 0; i < 5_000; i++) {
      due.add(new Outgoing.Text(ServerFrame.of("" + i), true));
    }

    outbox.wake();

    assertThat(transport.sent()).hasSize(5_000);
    assertThat(transport.deepest()).isEqualTo(1);
  }

  @Test
  void shouldWriteTheRestOfAFrameThatWasCutWithoutBeingWoken() {
    FakeTransport transport = FakeTransport.late();
    Outbox outbox = outbox(transport);
    due.add(new Outgoing.Text(ServerFrame.of("1"), true));
    due.add(text("2"));
    outbox.wake();

    transport.finish();

    assertThat(transport.sent()).containsExactly("[1]", "[2]");
  }

  @Test
  void shouldCloseAndWriteNoMoreAfterAFailedWrite() {
    FakeTransport transport = FakeTransport.late();
    Outbox outbox = outbox(transport);
    due.add(text("1"));
    outbox.wake();
    due.add(text("2"));

    transport.fail();
    outbox.wake();

    assertThat(transport.sent()).containsExactly("[1]");
    assertThat(transport.closed()).containsExactly(CloseCode.FAULT);
    assertThat(closings).hasValue(1);
  }

  @Test
  void shouldLeaveTheWritingToAWorkerUnlessAskedToFlush() {
    List<Runnable> tasks = new ArrayList<>();
    FakeTransport transport = FakeTransport.inline();
    Outbox outbox = outbox(transport, tasks::add);
    due.add(text("1"));

    outbox.wake();
    assertThat(transport.sent()).isEmpty();
    tasks.remove(0).run();
    assertThat(transport.sent()).containsExactly("[1]");

    due.add(text("2"));
    outbox.flush(() -> {});
    assertThat(transport.sent()).containsExactly("[1]", "[2]");
    assertThat(tasks).isEmpty();
  }

  @Test
  void shouldLeaveAWriteToAPassWhereItMayBlock() {
    List<Runnable> tasks = new ArrayList<>();
    Writers busy = new Writers(clock, tasks::add);
    FakeTransport transport = FakeTransport.inline();
    Outbox outbox = outbox(transport, busy, closings::incrementAndGet);
    due.add(text("1"));
    outbox.flush(() -> {});
    busy.pass(turn -> {});

    due.add(text("2"));
    outbox.wake();

    assertThat(tasks).as("the pass").hasSize(1);
    tasks.remove(0).run();
    assertThat(transport.sent()).containsExactly("[1]", "[2]");
  }

  @Test
  void shouldWakeNobodyToWriteWhereThatCannotBlock() {
    List<Runnable> tasks = new ArrayList<>();
    FakeTransport transport = FakeTransport.neverBlocking();
    Outbox outbox = outbox(transport, tasks::add);
    due.add(text("1"));
    outbox.wake();
    assertThat(transport.sent()).containsExactly("[1]");

    due.add(text("2"));
    outbox.wake();
    transport.finish();

    assertThat(transport.sent()).containsExactly("[1]", "[2]");
    assertThat(tasks).isEmpty();
  }

  @Test
  void shouldPutAWriteOffWhileTheThreadGathersThem() {
    FakeTransport transport = FakeTransport.neverBlocking();
    Outbox outbox = outbox(transport);

    Gathering.during(
        () -> {
          due.add(text("1"));
          outbox.wake();
          assertThat(transport.sent()).isEmpty();
        });

    assertThat(transport.sent()).containsExactly("[1]");
    transport.finish();
    due.add(text("2"));
    outbox.wake();
    assertThat(transport.sent()).as("afterwards").containsExactly("[1]", "[2]");
  }

  @Test
  void shouldMakeTheWritesThatWerePutOffThoughTheWorkFailed() {
    FakeTransport transport = FakeTransport.neverBlocking();
    Outbox outbox = outbox(transport);
    due.add(text("1"));

    assertThatThrownBy(
            () ->
                Gathering.during(
                    () -> {
                      outbox.wake();
                      throw new IllegalStateException("a fault in the work");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(transport.sent()).containsExactly("[1]");
  }

  @Test
  void shouldMakeTheOtherWritesThatWerePutOffThoughOneFails() {
    FakeTransport transport = FakeTransport.neverBlocking();
    Outbox outbox = outbox(transport);
    due.add(text("1"));

    Gathering.during(
        () -> {
          Gathering.putOff(
              () -> {
                throw new IllegalStateException("a fault in a write");
              });
          outbox.wake();
        });

    assertThat(transport.sent()).containsExactly("[1]");
  }

  @Test
  void shouldPutNoWriteOffThatMayBlock() {
    List<Runnable> tasks = new ArrayList<>();
    Outbox outbox = outbox(FakeTransport.late(), tasks::add);
    due.add(text("1"));

    Gathering.during(
        () -> {
          outbox.wake();
          assertThat(tasks).hasSize(1);
        });
  }

  @Test
  void shouldTellOnceThatWhatAFlushBeganHasBeenWritten() {
    FakeTransport transport = FakeTransport.late();
    Outbox outbox = outbox(transport);
    AtomicInteger done = new AtomicInteger();
    outbox.flush(done::incrementAndGet);
    assertThat(done).as("nothing was due").hasValue(1);

    due.add(text("1"));
    due.add(text("2"));
    outbox.flush(done::incrementAndGet);
    assertThat(done).as("the first is under way").hasValue(1);
    outbox.flush(done::incrementAndGet);
    assertThat(done).as("this began none").hasValue(2);

    transport.finish();
    transport.finish();
    assertThat(done).hasValue(3);
  }

  @Test
  void shouldTellThatAFlushIsOverThoughItsWriteFailed() {
    FakeTransport transport = FakeTransport.late();
    Outbox outbox = outbox(transport);
    AtomicInteger done = new AtomicInteger();
    due.add(text("1"));
    outbox.flush(done::incrementAndGet);

    transport.fail();

    assertThat(done).hasValue(1);
    outbox.flush(done::incrementAndGet);
    assertThat(done).as("it is closed").hasValue(2);
  }

  @Test
  void shouldCountAWorkerThatHangsInAClose() {
    AtomicInteger hanging = new AtomicInteger();
    Transport transport =
        new Transport() {
          @Override
          public void send(ServerFrame frame, Completion done) {}

          @Override
          public void ping(ByteBuffer content) {}

          @Override
          public void close(CloseCode code) {
            clock.advance(Duration.ofMillis(20));
          }
        };
    Workers workers =
        new Workers() {
          @Override
          public void execute(Runnable task) {
            task.run();
          }

          @Override
          public void compensate(int count) {
            hanging.accumulateAndGet(count, Math::max);
          }
        };
    Outbox outbox = outbox(transport, workers);

    outbox.abort(CloseCode.TOO_SLOW);

    assertThat(hanging).hasValue(1);
  }

  @Test
  void shouldCloseWhenMakingUpAFrameFails() {
    FakeTransport transport = FakeTransport.inline();
    Outbox outbox =
        outboxOf(
            transport,
            () -> {
              throw new IllegalStateException("a fault in the source");
            });

    outbox.wake();

    assertThat(transport.closed()).containsExactly(CloseCode.FAULT);
  }

  @Test
  void shouldCloseAndHoldUpNobodyWhenTheMachineFails() {
    FakeTransport transport = FakeTransport.inline();
    AtomicInteger done = new AtomicInteger();
    Outbox outbox =
        outboxOf(
            transport,
            () -> {
              throw new InternalError("for the test");
            });

    outbox.flush(done::incrementAndGet);

    assertThat(done).hasValue(1);
    assertThat(transport.closed()).containsExactly(CloseCode.FAULT);
  }

  @Test
  void shouldCloseAfterWhatWasDueBefore() {
    FakeTransport transport = FakeTransport.late();
    Outbox outbox = outbox(transport);
    due.add(new Outgoing.Text(ServerFrame.of("1"), true));
    due.add(new Outgoing.Close(CloseCode.NOT_TEXT));
    outbox.wake();
    assertThat(transport.closed()).isEmpty();

    transport.finish();

    assertThat(transport.closed()).containsExactly(CloseCode.NOT_TEXT);
  }

  @Test
  void shouldCloseOnceAfterTheWriteThatWasStuck() {
    FakeTransport transport = FakeTransport.late();
    Outbox outbox = outbox(transport);
    due.add(text("1"));
    due.add(text("2"));
    outbox.wake();
    clock.advance(Duration.ofSeconds(10));
    assertThat(outbox.writingFor()).isEqualTo(10_000);

    outbox.abort(CloseCode.TOO_SLOW);
    outbox.abort(CloseCode.NO_SIGN_OF_LIFE);
    outbox.ended();
    assertThat(closings).hasValue(1);
    assertThat(transport.closed()).isEmpty();

    transport.finish();
    assertThat(transport.sent()).containsExactly("[1]");
    assertThat(transport.closed()).containsExactly(CloseCode.TOO_SLOW);
    assertThat(closings).hasValue(1);
  }

  @Test
  void shouldCloseOnceAfterAStuckWriteHasFailed() {
    FakeTransport transport = FakeTransport.late();
    Outbox outbox = outbox(transport);
    due.add(text("1"));
    outbox.wake();
    outbox.closeNow(CloseCode.SHUTTING_DOWN);

    transport.fail();

    assertThat(transport.closed()).containsExactly(CloseCode.SHUTTING_DOWN);
    assertThat(closings).hasValue(1);
  }

  @Test
  void shouldSeeToItThatTheConnectionIsClosedAfterAWrite() {
    ExecutorService worker = Executors.newSingleThreadExecutor();
    Thread closer = Thread.currentThread();
    FakeTransport transport = FakeTransport.late();
    due.add(text("1"));
    Runnable endOfWrite =
        () -> {
          await()
              .pollDelay(Duration.ZERO)
              .pollInterval(Duration.ofMillis(5))
              .until(() -> closer.getState() == Thread.State.TIMED_WAITING);
          transport.finish();
        };
    Outbox outbox = outbox(transport, worker::execute, () -> worker.execute(endOfWrite));
    outbox.flush(() -> {});

    outbox.closeNow(CloseCode.SIGNED_OUT);

    assertThat(transport.closed()).containsExactly(CloseCode.SIGNED_OUT);
    worker.shutdownNow();
  }

  @Test
  void shouldTellAllWhoCloseThatItHasHappened() {
    FakeTransport transport = FakeTransport.late();
    Outbox outbox = outbox(transport);
    due.add(text("1"));
    outbox.wake();
    clock.advance(Duration.ofHours(-1)); // so long would wait who is not told
    List<Thread> closers =
        Stream.generate(() -> new Thread(() -> outbox.closeNow(CloseCode.SIGNED_OUT)))
            .limit(2)
            .toList();
    closers.forEach(closer -> closer.setDaemon(true));
    closers.forEach(Thread::start);
    await().until(() -> closers.stream().allMatch(c -> c.getState() == Thread.State.TIMED_WAITING));

    transport.finish();

    await().until(() -> closers.stream().noneMatch(Thread::isAlive));
    assertThat(transport.closed()).containsExactly(CloseCode.SIGNED_OUT);
  }

  @Test
  void shouldNotWaitForAWriteThatHangs() {
    FakeTransport transport = FakeTransport.late();
    Outbox outbox = outbox(transport);
    due.add(text("1"));
    outbox.wake();
    clock.advance(Duration.ofHours(1));

    outbox.closeNow(CloseCode.SHUTTING_DOWN);

    assertThat(transport.closed()).isEmpty();
  }

  @Test
  void shouldWriteNothingWhenClosedBeforeTheWorkerCame() {
    List<Runnable> tasks = new ArrayList<>();
    FakeTransport transport = FakeTransport.inline();
    Outbox outbox = outbox(transport, tasks::add);
    due.add(text("1"));
    outbox.wake();

    outbox.abort(CloseCode.TOO_SLOW);
    while (!tasks.isEmpty()) {
      tasks.remove(0).run();
    }

    assertThat(transport.sent()).isEmpty();
    assertThat(transport.closed()).containsExactly(CloseCode.TOO_SLOW);
    assertThat(closings).hasValue(1);
  }

  @Test
  void shouldWriteNothingAfterTheConnectionHasEnded() {
    FakeTransport transport = FakeTransport.late();
    Outbox outbox = outbox(transport);
    due.add(text("1"));

    outbox.ended();
    outbox.wake();

    assertThat(transport.sent()).isEmpty();
    assertThat(transport.closed()).isEmpty();
  }

  @Test
  void shouldSendAPingFrameWithAHeartbeat() {
    FakeTransport transport = FakeTransport.late();
    Outbox outbox = outbox(transport);
    due.add(new Outgoing.Heartbeat(ServerFrame.of("1")));

    outbox.wake();

    assertThat(transport.pings()).hasSize(1);
    assertThat(transport.sent()).containsExactly("[1]");
  }

  @Test
  void shouldLoseNothingWhenWritesEndOnOtherThreads() throws Exception {
    ExecutorService enders = Executors.newFixedThreadPool(2);
    AtomicLong appended = new AtomicLong();
    AtomicLong written = new AtomicLong();
    AtomicInteger inFlight = new AtomicInteger();
    AtomicInteger mostInFlight = new AtomicInteger();
    Transport transport =
        new ElsewhereTransport(
            enders,
            frame -> mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max),
            inFlight::decrementAndGet);
    Outbox outbox =
        new Outbox(
            transport,
            () -> {
              long upTo = appended.get();
              return written.getAndSet(upTo) == upTo ? null : text("" + upTo);
            },
            clock,
            writers,
            closings::incrementAndGet);
    try {
      for (int i = 0; i < 100_000; i++) {
        appended.incrementAndGet();
        outbox.wake();
      }
      await()
          .atMost(10, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(written).hasValue(100_000));
      assertThat(mostInFlight).hasValue(1);
    } finally {
      enders.shutdownNow();
    }
  }

  /** Ends writes on other threads. */
  private record ElsewhereTransport(
      ExecutorService enders, Consumer<ServerFrame> begun, Runnable over) implements Transport {
    @Override
    public void send(ServerFrame frame, Completion done) {
      begun.accept(frame);
      enders.execute(
          () -> {
            over.run();
            done.ended(null);
          });
    }

    @Override
    public void ping(ByteBuffer content) {}

    @Override
    public void close(CloseCode code) {}
  }

  private Outbox outbox(Transport transport) {
    return outbox(transport, Runnable::run);
  }

  private Outbox outbox(Transport transport, Workers workers) {
    return outbox(transport, workers, closings::incrementAndGet);
  }

  private Outbox outbox(Transport transport, Workers workers, Runnable onClose) {
    return outbox(transport, new Writers(clock, workers), onClose);
  }

  private Outbox outbox(Transport transport, Writers chosen, Runnable onClose) {
    return new Outbox(transport, due::poll, clock, chosen, onClose);
  }

  private Outbox outboxOf(Transport transport, Outbox.Source source) {
    return new Outbox(transport, source, clock, writers, closings::incrementAndGet);
  }

  private static Outgoing.Text text(String event) {
    return new Outgoing.Text(ServerFrame.of(event), false);
  }
}
