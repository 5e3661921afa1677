package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final ManualClock clock = new ManualClock();
  private final AtomicInteger runs = new AtomicInteger();
  private final Throttle throttle =
      new Throttle(clock, Duration.ofSeconds(1), runs::incrementAndGet);

  @Test
  void shouldRunTheFirstRequestAtOnce() {
    throttle.request();

    assertThat(runs).hasValue(1);
  }

  @Test
  void shouldGatherWhatIsAskedForWithinTheIntervalIntoOneLaterRun() {
    throttle.request();
    throttle.request();
    throttle.request();
    clock.advance(Duration.ofMillis(999));
    assertThat(runs).hasValue(1);

    clock.advance(Duration.ofMillis(1));

    assertThat(runs).hasValue(2);
  }

  @Test
  void shouldNotRunUnasked() {
    throttle.request();

    clock.advance(Duration.ofMinutes(1));

    assertThat(runs).hasValue(1);
  }

  @Test
  void shouldRunAtOnceAgainAfterAQuietInterval() {
    throttle.request();
    clock.advance(Duration.ofSeconds(1));

    throttle.request();

    assertThat(runs).hasValue(2);
  }
}
