package dev.parley.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockingWritesTest {
  private final BlockingWrites writes = new BlockingWrites();
  private final AtomicInteger done = new AtomicInteger();
  private final ExecutorService writer = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    writer.shutdownNow();
  }

  @Test
  void shouldTakeAServerThatWritesInTheThreadThatAsksForOne() throws Exception {
    times(20, this::writeElsewhere); // whoever does not read
    times(80, done::incrementAndGet);

    assertThat(writes.endElsewhere()).isFalse();
    assertThat(done).hasValue(100);
  }

  @Test
  void shouldTakeAServerWithAThreadForWritesForOne() throws Exception {
    times(99, this::writeElsewhere);
    assertThat(writes.endElsewhere()).as("too early").isFalse();

    times(1, this::writeElsewhere);

    assertThat(writes.endElsewhere()).isTrue();
    assertThat(done).hasValue(100);
  }

  @Test
  void shouldStayWithWhatTheFirstWritesShowed() throws Exception {
    times(100, done::incrementAndGet);
    times(200, this::writeElsewhere);

    assertThat(writes.endElsewhere()).isFalse();
    assertThat(done).hasValue(300);
  }

  private void times(int times, BlockingWrites.Write write) throws Exception {
    for (int i = 0; i < times; i++) {
      writes.run(write);
    }
  }

  /** Lets another thread write, which takes a while, and waits for that. */
  private void writeElsewhere() {
    Thread waiting = Thread.currentThread();
    CompletableFuture.runAsync(() -> writeWhile(waiting), writer).join();
  }

  private void writeWhile(Thread waiting) {
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    done.incrementAndGet();
  }
}
