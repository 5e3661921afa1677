package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final AtomicLong seq = new AtomicLong();
  private final Pace pace = new Pace(seq::get, () -> {});

  @Test
  void shouldNotGatherWhileFewMessagesCome() {
    for (int i = 0; i < 10; i++) {
      seq.addAndGet(63);
      assertThat(pace.isBusy()).isFalse();
    }
  }

  @Test
  void shouldGatherWhenManyMessagesHaveCome() {
    seq.addAndGet(64);

    assertThat(pace.isGathering()).isTrue();
    assertThat(pace.isBusy()).isTrue();
    assertThat(pace.isGathering()).isTrue();
  }

  @Test
  void shouldGatherOnWhileItIsWorthIt() {
    seq.addAndGet(64);
    pace.isBusy();

    for (int i = 0; i < 10; i++) {
      seq.addAndGet(24);
      assertThat(pace.isBusy()).isTrue();
    }
  }

  @Test
  void shouldGatherNoLongerAfterTwoPassesThatWereNotWorthIt() {
    seq.addAndGet(64);
    pace.isBusy();

    seq.addAndGet(23);
    assertThat(pace.isBusy()).isTrue();
    seq.addAndGet(23);
    assertThat(pace.isBusy()).isFalse();
    assertThat(pace.isGathering()).isFalse();
    seq.addAndGet(24);
    assertThat(pace.isBusy()).isFalse();
  }
}
