package dev.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.ManualClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class WritersTest {
  private static final Duration WHILE = Duration.ofMillis(20);

  private final ManualClock clock = new ManualClock();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final Writers writers = new Writers(clock, tasks::add);
  private final List<String> written = new ArrayList<>();

  @Test
  void shouldWakeAWorkerWhenNoPassIsDue() {
    leave("answer");

    assertThat(written).isEmpty();
    runTasks();
    assertThat(written).containsExactly("answer");
  }

  @Test
  void shouldWakeAWorkerAgainAfterAPass() {
    writers.pass(() -> pass("reader"));
    runTasks();

    leave("answer");

    assertThat(tasks).hasSize(1);
    runTasks();
    assertThat(written).containsExactly("reader", "answer");
  }

  @Test
  void shouldLeaveAWriteToAPassThatIsDue() {
    writers.pass(() -> pass("reader"));

    leave("answer");

    assertThat(tasks).hasSize(1);
    runTasks();
    assertThat(written).containsExactly("answer", "reader");
  }

  @Test
  void shouldWriteBetweenTheReadersOfAPass() {
    writers.pass(
        () -> {
          try (Writers.Turn turn = writers.begin(() -> {})) {
            for (int reader = 1; reader <= 6; reader++) {
              turn.step();
              written.add("reader " + reader);
              if (reader == 1) {
                leave("answer");
              }
            }
          }
        });

    runTasks();

    assertThat(written)
        .containsExactly(
            "reader 1", "reader 2", "reader 3", "reader 4", "answer", "reader 5", "reader 6");
  }

  @Test
  void shouldEndAPassWithWhatWasLeftToIt() {
    writers.pass(
        () -> {
          try (Writers.Turn turn = writers.begin(() -> {})) {
            turn.step();
            leave("1");
            leave("2");
          }
        });

    runTasks();

    assertThat(written).containsExactly("1", "2");
  }

  @Test
  void shouldWakeWorkersForMoreThanAPassGetsToSoon() {
    writers.pass(() -> pass("reader"));
    for (int answer = 1; answer <= 7; answer++) {
      leave("" + answer);
    }
    assertThat(tasks).hasSize(1 + 3);

    tasks.remove().run();
    assertThat(written).as("what the pass owes").contains("1", "2", "3", "4").doesNotContain("6");

    runTasks();
    assertThat(written).containsExactly("1", "reader", "2", "3", "4", "5", "6", "7");
  }

  @Test
  void shouldHaveAnotherThreadMakeTheWritesOfAPassThatHangs() {
    Writers.Turn hanging = begun();
    hanging.step();
    leave("left to it");
    clock.advance(WHILE);

    runTasks();
    assertThat(written).containsExactly("left to it", "rest");

    leave("later");
    assertThat(tasks).as("nothing is left to one that hangs").hasSize(1);
    hanging.close();
    assertThat(written).hasSize(2);
  }

  @Test
  void shouldSeeThatAPassHangsInAWriteThatWasLeftToIt() {
    Writers.Turn turn = begun();
    writers.leave(() -> clock.advance(WHILE));

    turn.step();

    runTasks();
    assertThat(written).containsExactly("rest");
  }

  @Test
  void shouldCloseInThisThreadWhenTheServerStops() {
    Writers stopping =
        new Writers(
            clock,
            task -> {
              throw new RejectedExecutionException();
            });

    stopping.close(() -> written.add("closed"));

    assertThat(written).containsExactly("closed");
  }

  /** One whose rest is a pass of one reader. */
  private Writers.Turn begun() {
    Writers.Turn[] turn = new Writers.Turn[1];
    writers.pass(() -> turn[0] = writers.begin(() -> pass("rest")));
    runTasks();
    return turn[0];
  }

  private void pass(String reader) {
    try (Writers.Turn turn = writers.begin(() -> {})) {
      turn.step();
      written.add(reader);
    }
  }

  private void leave(String text) {
    writers.leave(() -> written.add(text));
  }

  private void runTasks() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }
}
