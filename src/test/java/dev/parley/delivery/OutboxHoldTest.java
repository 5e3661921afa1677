package dev.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.message.ServerFrame;
import dev.parley.runtime.ManualClock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An outbox whose client has too much unread. */
class OutboxHoldTest {
  /** Bytes; a frame has 3. */
  private static final int WINDOW = 8;

  private final ManualClock clock = new ManualClock();
  private final Writers writers = new Writers(clock, Runnable::run);
  private final Queue<Outgoing> due = new ArrayDeque<>();
  private final AtomicInteger closings = new AtomicInteger();
  private final FakeTransport transport = FakeTransport.inline(WINDOW);
  private final Outbox outbox =
      new Outbox(transport, due::poll, clock, writers, closings::incrementAndGet);

  @Test
  void shouldWriteNothingMoreThanTheWindow() {
    write(5);

    assertThat(transport.sent()).hasSize(3);
    assertThat(due).hasSize(2);
  }

  @Test
  void shouldGoOnWithWhatIsDueWhenTheClientShowsThatItReads() {
    write(5);

    outbox.ponged(lastPing());
    assertThat(transport.sent()).hasSize(4);
    outbox.ponged(lastPing());

    assertThat(transport.sent()).hasSize(5);
    assertThat(due).isEmpty();
  }

  @Test
  void shouldNeverHoldAClientThatReads() {
    for (int i = 0; i < 100; i++) {
      write(1);
      transport.pings().stream().reduce((first, last) -> last).ifPresent(outbox::ponged);
    }

    assertThat(transport.sent()).hasSize(100);
    assertThat(outbox.writingFor()).isZero();
  }

  @Test
  void shouldNotGoOnForAnyOtherPong() {
    write(5);

    outbox.ponged(ByteBuffer.allocate(8));

    assertThat(transport.sent()).hasSize(3);
  }

  @Test
  void shouldTellForHowLongTheClientHasShownNothing() {
    write(5);
    clock.advance(Duration.ofSeconds(3));
    assertThat(outbox.writingFor()).isEqualTo(3000);

    outbox.ponged(lastPing());
    outbox.ponged(lastPing());

    assertThat(outbox.writingFor()).isZero();
  }

  @Test
  void shouldHoldUpNobodyWhoWritesToMany() {
    write(5);
    AtomicInteger done = new AtomicInteger();

    outbox.flush(done::incrementAndGet);

    assertThat(done).hasValue(1);
  }

  @Test
  void shouldTellWhoeverWritesToManyWhenItIsHeldFromTheStart() {
    write(3);
    due.add(frame());
    AtomicInteger done = new AtomicInteger();

    outbox.flush(done::incrementAndGet);

    assertThat(done).hasValue(1);
    assertThat(transport.sent()).hasSize(3);
  }

  @Test
  void shouldCloseAtOnceWhenHeld() {
    write(5);

    outbox.abort(CloseCode.TOO_SLOW);
    outbox.ponged(lastPing());

    assertThat(transport.closed()).containsExactly(CloseCode.TOO_SLOW);
    assertThat(closings).hasValue(1);
    assertThat(transport.sent()).hasSize(3);
  }

  @Test
  void shouldWriteNothingAfterTheEnd() {
    write(5);

    outbox.ended();
    outbox.ponged(lastPing());

    assertThat(transport.sent()).hasSize(3);
    assertThat(transport.closed()).isEmpty();
  }

  @Test
  void shouldNotBlockForWhoeverReadsTooLittleWhenManyHang() {
    FakeTransport free = FakeTransport.inline();
    Outbox wide = new Outbox(free, due::poll, clock, writers, () -> {});
    due.add(frame());
    due.add(new Outgoing.Text(ServerFrame.of("1".repeat(SendWindow.NARROW)), false));

    whileWritersHang(
        16,
        () -> {
          wide.wake();
          wide.wake();
        });

    assertThat(free.sent()).hasSize(2);
    assertThat(free.asynchronous()).isEqualTo(1);
  }

  private void write(int frames) {
    for (int i = 0; i < frames; i++) {
      due.add(frame());
      outbox.wake();
    }
  }

  private ByteBuffer lastPing() {
    return transport.pings().get(transport.pings().size() - 1).duplicate();
  }

  /** After which there may be another. */
  private static Outgoing.Text frame() {
    return new Outgoing.Text(ServerFrame.of("1"), true);
  }

  private void whileWritersHang(int count, Runnable test) {
    if (count > 0) {
      writers.write(() -> whileWritersHang(count - 1, test));
    } else {
      clock.advance(Duration.ofMillis(20));
      test.run();
    }
  }
}
