package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
  @Test
  void shouldDoAllTasksBeforeItStops() {
    WorkerPool pool = new WorkerPool(Thread::new, Duration.ofMinutes(1));
    CountDownLatch done = new CountDownLatch(100);
    for (int i = 0; i < 100; i++) {
      pool.execute(done::countDown);
    }

    pool.stop();

    assertThat(done.getCount()).isZero();
  }

  @Test
  void shouldInterruptTasksThatHangWhenItStops() throws Exception {
    WorkerPool pool = new WorkerPool(Thread::new, Duration.ZERO);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    pool.execute(
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        });
    begun.await();

    pool.stop();

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
