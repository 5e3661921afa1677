package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class StepQueueTest {
  private final StepQueue queue = new StepQueue();

  @Test
  void shouldBeginAStepWhenTheOneBeforeHasEnded() {
    List<String> begun = new ArrayList<>();
    CompletableFuture<String> first = new CompletableFuture<>();
    queue.submit(() -> note(begun, "1", first));
    queue.submit(() -> note(begun, "2", CompletableFuture.completedStage("")));
    assertThat(begun).containsExactly("1");
    assertThat(queue.waiting()).isEqualTo(1);

    first.complete("");

    assertThat(begun).containsExactly("1", "2");
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void shouldGoOnAfterAStepThatFails() {
    List<String> begun = new ArrayList<>();

    CompletionStage<String> failed = queue.submit(StepQueueTest::failAsTheJvmDoes);
    queue.submit(() -> note(begun, "2", CompletableFuture.completedStage("")));

    assertThat(failed.toCompletableFuture()).isCompletedExceptionally();
    assertThat(begun).containsExactly("2");
  }

  private static CompletionStage<String> failAsTheJvmDoes() {
    throw new InternalError("for the test");
  }

  private static CompletionStage<String> note(
      List<String> begun, String step, CompletionStage<String> outcome) {
    begun.add(step);
    return outcome;
  }
}
