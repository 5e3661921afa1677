package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
  private final AtomicBoolean full = new AtomicBoolean();

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
    WorkerPool pool = poolOfAFullMachine();
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
    WorkerPool pool = poolOfAFullMachine();
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

  /** It has its threads, and can have no more. */
  private WorkerPool poolOfAFullMachine() {
    WorkerPool pool = new WorkerPool(LimitedThread::new, Duration.ofMinutes(1));
    pool.start();
    full.set(true);
    return pool;
  }

  /** Does not start while the machine has no thread left. */
  private final class LimitedThread extends Thread {
    LimitedThread(Runnable task) {
      super(task);
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
