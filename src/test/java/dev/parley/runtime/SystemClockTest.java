package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemClockTest {
  private final LoggedRecords logged = new LoggedRecords(Tasks.class.getName());

  @AfterEach
  void stopListening() {
    logged.close();
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
