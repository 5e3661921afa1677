package dev.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.runtime.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StallWatchTest {
  private static final Duration WHILE = Duration.ofMillis(20);

  private final ManualClock clock = new ManualClock();
  private final AtomicInteger hanging = new AtomicInteger(-1);
  private final AtomicInteger told = new AtomicInteger();
  private final StallWatch watch = new StallWatch(clock, hanging::set);

  @Test
  void shouldTellOnceThatWorkHangs() {
    StallWatch.Turn turn = watch.begin(told::incrementAndGet);
    turn.step();

    clock.advance(WHILE);
    clock.advance(WHILE);

    assertThat(told).hasValue(1);
    assertThat(hanging).hasValue(1);
  }

  @Test
  void shouldCountNobodyWhoGoesOn() {
    StallWatch.Turn turn = watch.begin(told::incrementAndGet);
    for (int i = 0; i < 10; i++) {
      turn.step();
      clock.advance(Duration.ofMillis(5));
    }

    assertThat(told).hasValue(0);
    assertThat(hanging).hasValue(0);
  }

  @Test
  void shouldLookAgainWheneverWorkBegins() {
    StallWatch.Turn first = watch.begin(told::incrementAndGet);
    first.step();
    clock.advance(WHILE);
    first.close();
    clock.advance(WHILE);
    assertThat(hanging).hasValue(0);

    StallWatch.Turn second = watch.begin(told::incrementAndGet);
    second.step();
    clock.advance(WHILE);

    assertThat(told).hasValue(2);
    assertThat(hanging).hasValue(1);
  }

  @Test
  void shouldGoOnLookingThoughNoThreadCanBeHadForOneThatHangs() {
    AtomicInteger looks = new AtomicInteger();
    StallWatch unlucky =
        new StallWatch(
            clock,
            count -> {
              if (looks.incrementAndGet() == 1) {
                throw new OutOfMemoryError("unable to create native thread");
              }
            });
    unlucky.begin(() -> {});

    assertThatThrownBy(() -> clock.advance(WHILE)).isInstanceOf(OutOfMemoryError.class);
    clock.advance(WHILE);

    assertThat(looks).hasValueGreaterThan(1);
  }

  @Test
  void shouldKnowWhetherManyHang() {
    List<StallWatch.Turn> turns =
        IntStream.range(0, 16).mapToObj(i -> watch.begin(() -> {})).toList();
    turns.subList(1, 16).forEach(StallWatch.Turn::step);
    clock.advance(WHILE);
    assertThat(watch.manyHang()).isFalse();

    turns.get(0).step();
    clock.advance(WHILE);
    assertThat(watch.manyHang()).isTrue();

    turns.get(0).close();
    clock.advance(WHILE);
    assertThat(watch.manyHang()).isFalse();
  }
}
