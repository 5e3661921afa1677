package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
  void shouldDoAllTasksThoughNoThreadCanBeHadAnyMore() throws Exception {
    AtomicBoolean full = new AtomicBoolean();
    WorkerPool pool = new WorkerPool(task -> new LimitedThread(task, full), Duration.ZERO);
    pool.start();
    full.set(true);
    pool.compensate(1);
    CountDownLatch done = new CountDownLatch(100);

    for (int i = 0; i < 100; i++) {
      pool.execute(done::countDown);
    }

    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    pool.stop();
  }

  @Test
  void shouldKeepThreadsWhoseTasksFail() {
    AtomicBoolean full = new AtomicBoolean();
    WorkerPool pool = new WorkerPool(task -> new LimitedThread(task, full), Duration.ofMinutes(1));
    pool.start();
    full.set(true);
    CountDownLatch done = new CountDownLatch(1);

    LoggedRecords logged = new LoggedRecords(Tasks.class.getName());
    for (int i = 0; i < 100; i++) {
      pool.execute(
          () -> {
            throw new StackOverflowError("for the test");
          });
    }
    pool.execute(done::countDown);
    pool.stop();
    logged.close();

    assertThat(logged.all()).hasSize(100);
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

  /** Does not start while the machine has no thread left. */
  private static final class LimitedThread extends Thread {
    private final AtomicBoolean full;

    LimitedThread(Runnable task, AtomicBoolean full) {
      super(task);
      this.full = full;
    }

    @Override
    public synchronized void start() {
      if (full.get()) {
        throw new OutOfMemoryError("unable to create native thread");
      }
      super.start();
    }
  }
}
