package dev.parley.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.message.Refusal;
import dev.parley.runtime.ManualClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thread that stands still, and for which as much waits as may. */
class RedisThreadTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final ManualClock clock = new ManualClock();
  private final RedisThread thread = new RedisThread(clock);
  private final Standstill standstill = new Standstill();

  @BeforeEach
  void fill() {
    thread.tell(standstill);
    standstill.awaitBegun();
    for (int i = 0; i < RedisThread.MOST_WAITING; i++) {
      thread.offer(() -> {});
    }
  }

  @AfterEach
  void end() {
    standstill.end();
    thread.stop();
  }

  @Test
  void shouldRefuseRequests() {
    assertThat(thread.ask(() -> CompletableFuture.completedStage("done")).toCompletableFuture())
        .failsWithin(SOON)
        .withThrowableThat()
        .withCauseInstanceOf(Refusal.class);
  }

  @Test
  void shouldLeaveOutWhatMayBe() {
    CompletableFuture<Void> offered = new CompletableFuture<>();
    CompletableFuture<Void> last = new CompletableFuture<>();

    thread.offer(() -> offered.complete(null));
    thread.tell(() -> last.complete(null));
    standstill.end();

    assertThat(last).succeedsWithin(SOON);
    assertThat(offered).isNotDone();
  }

  @Test
  void shouldForgetNothingThatItIsToldOrThatIsDue() {
    CompletableFuture<Void> told = new CompletableFuture<>();
    CompletableFuture<Void> due = new CompletableFuture<>();

    CompletionStage<String> called = thread.call(() -> CompletableFuture.completedStage("done"));
    thread.tell(() -> told.complete(null));
    thread.after(SOON, () -> due.complete(null));
    clock.advance(SOON);
    standstill.end();

    assertThat(called.toCompletableFuture()).succeedsWithin(SOON).isEqualTo("done");
    assertThat(told).succeedsWithin(SOON);
    assertThat(due).succeedsWithin(SOON);
  }

  @Test
  void shouldTakeRequestsAgainWhenItGoesOn() {
    CompletableFuture<Void> last = new CompletableFuture<>();
    thread.tell(() -> last.complete(null));
    standstill.end();
    assertThat(last).succeedsWithin(SOON);

    assertThat(thread.ask(() -> CompletableFuture.completedStage("done")).toCompletableFuture())
        .succeedsWithin(SOON)
        .isEqualTo("done");
  }
}
