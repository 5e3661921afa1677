package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PulseTest {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration DEAD = Duration.ofSeconds(30);

  private final ManualClock clock = new ManualClock();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int beats;

  @Test
  void shouldBeatOnceInEachPeriod() {
    new Pulse(clock, Runnable::run, PERIOD, () -> beats++).start();
    assertThat(beats).isZero();

    clock.advance(PERIOD.multipliedBy(3));

    assertThat(beats).isEqualTo(3);
  }

  @Test
  void shouldTellThatItsThreadStandsStill() {
    Pulse pulse = new Pulse(clock, waiting::add, PERIOD, () -> beats++);
    pulse.start();

    clock.advance(DEAD.minus(PERIOD));
    assertThat(pulse.isBeating()).isTrue();
    clock.advance(PERIOD);
    assertThat(pulse.isBeating()).isFalse();

    waiting.remove().run();

    assertThat(pulse.isBeating()).isTrue();
    assertThat(beats).isEqualTo(1);
  }

  @Test
  void shouldBeatNoMoreOnceItIsStopped() {
    Pulse pulse = new Pulse(clock, Runnable::run, PERIOD, () -> beats++);
    pulse.start();
    clock.advance(PERIOD);

    pulse.stop();
    clock.advance(DEAD.multipliedBy(2));

    assertThat(beats).isEqualTo(1);
    assertThat(pulse.isBeating()).isTrue(); // it is not dead, but wanted no more
  }

  @Test
  void shouldBeatNoMoreWhereItsThreadWasAskedBefore() {
    Pulse pulse = new Pulse(clock, waiting::add, PERIOD, () -> beats++);
    pulse.start();
    clock.advance(PERIOD);

    pulse.stop();
    waiting.remove().run();

    assertThat(beats).isZero();
  }
}
