package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final AtomicLong seq = new AtomicLong();
  private final AtomicInteger readers = new AtomicInteger();
  private final Pace pace = new Pace(seq::get, readers::get, 500, () -> {});

  @Test
  void shouldWaitForNothingAfterAPassOfFewMessages() {
    passWith(7);

    assertThat(pace.hasEnough()).isTrue();
  }

  @Test
  void shouldWaitForAsManyMessagesAsTheLastPassCarried() {
    passWith(8);

    assertWaitsFor(8);
  }

  @Test
  void shouldNotWaitForMoreThanIsAlwaysEnough() {
    passWith(128);

    assertWaitsFor(48);
  }

  @Test
  void shouldWaitForAMessageForEachThreeReadersOfALargeRoom() {
    readers.set(300);
    passWith(8);

    assertWaitsFor(100);
  }

  @Test
  void shouldNotWaitForMoreWhenItIsFull() {
    readers.set(300);
    passWith(48);

    assertThat(pace.isFull()).isTrue();
    assertWaitsFor(48);
  }

  @Test
  void shouldWaitForHalfOfWhatTheLogKeepsAtMost() {
    readers.set(1000);
    passWith(8);

    assertWaitsFor(250);
  }

  @Test
  void shouldBeFullAsLongAsPassesCarryMany() {
    passWith(47);
    assertThat(pace.isFull()).isFalse();

    passWith(48);
    assertThat(pace.isFull()).isTrue();
    passWith(48);
    assertThat(pace.isFull()).isTrue();

    passWith(47);
    assertThat(pace.isFull()).isFalse();
    passWith(48);
    assertThat(pace.isFull()).isTrue();
  }

  @Test
  void shouldTryAgainOnlyNowAndThenToBeFullWhereThatHadPassesCarryLess() {
    passWith(48);
    passWith(16);
    assertThat(pace.isFull()).isFalse();

    for (int pass = 0; pass < 32; pass++) {
      passWith(48);
      assertThat(pace.isFull()).isFalse();
    }

    passWith(48);
    assertThat(pace.isFull()).isTrue();
  }

  @Test
  void shouldWaitForNothingInALogThatBeginsAnew() {
    passWith(100);

    seq.set(0);
    pace.begins();

    assertThat(pace.hasEnough()).isTrue();
  }

  private void assertWaitsFor(int messages) {
    seq.addAndGet(messages - 1);
    assertThat(pace.hasEnough()).isFalse();
    seq.addAndGet(1);
    assertThat(pace.hasEnough()).isTrue();
  }

  private void passWith(int messages) {
    seq.addAndGet(messages);
    pace.begins();
  }
}
