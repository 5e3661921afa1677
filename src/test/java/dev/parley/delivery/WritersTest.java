package dev.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    writers.pass(turn -> pass(turn, "reader"));
    runTasks();

    leave("answer");

    assertThat(tasks).hasSize(1);
    runTasks();
    assertThat(written).containsExactly("reader", "answer");
  }

  @Test
  void shouldLeaveAWriteToAPassThatIsDue() {
    writers.pass(turn -> pass(turn, "reader"));

    leave("answer");

    assertThat(tasks).hasSize(1);
    runTasks();
    assertThat(written).containsExactly("answer", "reader");
  }

  @Test
  void shouldWriteBetweenTheReadersOfAPass() {
    writers.pass(
        turn -> {
          for (int reader = 1; reader <= 6; reader++) {
            pass(turn, "reader " + reader);
            if (reader == 1) {
              leave("answer");
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
        turn -> {
          pass(turn, "reader");
          leave("1");
          leave("2");
        });

    runTasks();

    assertThat(written).containsExactly("reader", "1", "2");
  }

  @Test
  void shouldWakeWorkersForMoreThanAPassGetsToSoon() {
    writers.pass(turn -> pass(turn, "reader"));
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
    writers.pass(
        turn -> {
          turn.onHang(next -> pass(next, "rest"));
          turn.step();
          leave("left to it");
          clock.advance(WHILE);
          runTasks();
          assertThat(written).containsExactly("left to it", "rest");

          leave("later");
          assertThat(tasks).as("nothing is left to one that hangs").hasSize(1);
        });

    tasks.remove().run();

    assertThat(written).hasSize(2);
  }

  @Test
  void shouldSeeThatAPassHangsInAWriteThatWasLeftToIt() {
    writers.pass(
        turn -> {
          turn.onHang(next -> pass(next, "rest"));
          pass(turn, "reader");
        });
    writers.leave(() -> clock.advance(WHILE));

    runTasks();

    assertThat(written).containsExactly("reader", "rest");
  }

  @Test
  void shouldLeaveNothingToAPassThatFailed() {
    writers.pass(
        turn -> {
          throw new IllegalStateException("a fault in the pass");
        });
    assertThatThrownBy(this::runTasks).isInstanceOf(IllegalStateException.class);

    leave("answer");

    runTasks();
    assertThat(written).containsExactly("answer");
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

  private void pass(Writers.Turn turn, String reader) {
    turn.step();
    written.add(reader);
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
