package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SystemClockTest {
  private static final Logger LOG = Logger.getLogger(SystemClock.class.getName());

  private final Queue<LogRecord> logged = new ConcurrentLinkedQueue<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOG.addHandler(handler);
    LOG.setUseParentHandlers(false);
  }

  @AfterEach
  void listenNoMore() {
    LOG.setUseParentHandlers(true);
    LOG.removeHandler(handler);
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

    assertThat(logged)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.getMessage()).isEqualTo("what was due has failed");
              assertThat(entry.getThrown())
                  .hasMessage(IllegalStateException.class.getName())
                  .hasStackTraceContaining("SystemClockTest");
            });
  }
}
