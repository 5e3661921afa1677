package dev.parley.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ReplicaTest {
  private final Followed followed = new Followed();

  @Test
  void shouldReadAgainWhatCouldNotBeApplied() {
    followed.subscribed();
    followed.offer("e", 1, "first");
    followed.failing = true;
    assertThatThrownBy(() -> followed.offer("e", 2, "second")).isInstanceOf(Error.class);
    followed.failing = false;
    followed.stored = 2;

    followed.offer("e", 3, "third");

    assertThat(followed.has).containsExactly("first", "read up to 2", "third");
  }

  @Test
  void shouldReadAgainAfterReadingCouldNotBegin() {
    followed.failing = true;
    followed.subscribed();
    assertThat(followed.has).isEmpty();
    followed.failing = false;
    followed.stored = 7;

    followed.subscribed();
    followed.offer("e", 8, "eighth");

    assertThat(followed.has).containsExactly("read up to 7", "eighth");
  }

  /** Takes down what it gets, and fails when it is told to. */
  private static final class Followed extends Replica<String, Long> {
    final List<String> has = new ArrayList<>();
    boolean failing;
    long stored;

    Followed() {
      super(null, "followed");
    }

    @Override
    protected void follow() {}

    @Override
    protected CompletionStage<Long> read() {
      failIfTold();
      return CompletableFuture.completedStage(stored);
    }

    @Override
    protected void accept(Long upTo) {
      if (upTo > 0) {
        has.add("read up to " + upTo);
      }
      moveTo("e", upTo);
    }

    @Override
    protected void apply(String change) {
      failIfTold();
      has.add(change);
    }

    @Override
    public void received(Envelope envelope) {}

    @Override
    public void check() {}

    @Override
    public void distrust() {}

    private void failIfTold() {
      if (failing) {
        throw new InternalError("for the test");
      }
    }
  }
}
