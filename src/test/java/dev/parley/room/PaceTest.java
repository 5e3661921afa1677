package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.log.EventLog;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final EventLog log = new EventLog("e", 500);
  private final Pace pace = new Pace(() -> log, () -> {});

  @Test
  void shouldNotGatherWhileFewMessagesCome() {
    for (int i = 0; i < 10; i++) {
      append(63);
      assertThat(pace.isBusy()).isFalse();
    }
  }

  @Test
  void shouldGatherWhenManyMessagesHaveCome() {
    append(64);

    assertThat(pace.isGathering()).isTrue();
    assertThat(pace.isBusy()).isTrue();
    assertThat(pace.isGathering()).isTrue();
  }

  @Test
  void shouldGatherOnWhileItIsWorthIt() {
    append(64);
    pace.isBusy();

    for (int i = 0; i < 10; i++) {
      append(24);
      assertThat(pace.isBusy()).isTrue();
    }
  }

  @Test
  void shouldGatherNoLongerAfterTwoPassesThatWereNotWorthIt() {
    append(64);
    pace.isBusy();

    append(23);
    assertThat(pace.isBusy()).isTrue();
    append(23);
    assertThat(pace.isBusy()).isFalse();
    assertThat(pace.isGathering()).isFalse();
    append(24);
    assertThat(pace.isBusy()).isFalse();
  }

  private void append(int messages) {
    for (int i = 0; i < messages; i++) {
      log.append(seq -> "" + seq);
    }
  }
}
