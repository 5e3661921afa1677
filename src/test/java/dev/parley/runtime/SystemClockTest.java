package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemClockTest {
  private final LoggedRecords logged = new LoggedRecords(Tasks.class.getName());

  @AfterEach
  void stopListening() {
    logged.close();
  }

  @Test
  void shouldRunAgainAndAgainWhatFails() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(3);
    try (RealClock clock = new RealClock()) {
      clock.every(
          Duration.ofMillis(1),
          () -> {
            runs.countDown();
            throw new InternalError("told so");
          });

      assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void shouldRunNoMoreWhatWasCancelled() {
    AtomicInteger runs = new AtomicInteger();
    CompletableFuture<Void> later = new CompletableFuture<>();
    try (RealClock clock = new RealClock()) {
      clock.every(Duration.ofMillis(1), runs::incrementAndGet).cancel();
      int before = runs.get();
      clock.after(Duration.ofMillis(20), () -> later.complete(null));
      later.join();

      assertThat(runs.get() - before).isLessThan(2); // one may have been under way
    }
  }

  @Test
  void shouldTellWhenWhatWasDueFails() {
    CompletableFuture<Void> next = new CompletableFuture<>();
    try (RealClock clock = new RealClock()) {
      clock.after(
          Duration.ZERO,
          () -> {
            throw new IllegalStateException("secret");
          });
      clock.after(Duration.ofMillis(1), () -> next.complete(null));
      next.join();
    }

    assertThat(logged.all())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.getMessage()).isEqualTo("a task failed");
              assertThat(entry.getThrown())
                  .hasMessage(IllegalStateException.class.getName())
                  .hasStackTraceContaining("SystemClockTest");
            });
  }
}
