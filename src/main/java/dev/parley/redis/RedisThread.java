package dev.parley.redis;

import dev.parley.message.Refusal;
import dev.parley.runtime.ChatClock;
import dev.parley.runtime.Tasks;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The one thread that owns all state of this node's part in Redis: what others ask for, what Redis
 * answers and what it publishes come to it one after the other, so none of that needs a lock. It
 * keeps the server's own threads from Netty, too, which would leave its thread locals in them.
 *
 * <p>Where too much waits, no more is taken of what can do without: requests are refused, and what
 * is published is left out, to be read later. What must not be forgotten, such as that somebody has
 * left, always is taken; there is no more of it than there are connections and answers.
 */
final class RedisThread implements Executor {
  private static final Logger LOG = System.getLogger(RedisThread.class.getName());

  /** With so many tasks waiting it is full. */
  static final int MOST_WAITING = 100_000;

  private static final Duration LAST_TASKS = Duration.ofSeconds(1);

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), RedisThread::create);

  private final ChatClock clock;

  RedisThread(ChatClock clock) {
    this.clock = clock;
  }

  /** Runs a task; rejects it at the end. */
  @Override
  public void execute(Runnable task) {
    thread.execute(() -> Tasks.run(task));
  }

  /** Runs a task, unless all ends. */
  void tell(Runnable task) {
    try {
      execute(task);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "left out, since all ends", e);
    }
  }

  /** Runs a task after a while, unless all ends. */
  void after(Duration delay, Runnable task) {
    clock.after(delay, () -> tell(task));
  }

  /** Runs a task that may be left out, unless it is full. */
  void offer(Runnable task) {
    if (!isFull()) {
      tell(task);
    }
  }

  /** Runs a task that has an outcome; fails with a refusal when it is full. */
  <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> task) {
    return isFull() ? CompletableFuture.failedStage(unavailable()) : call(task);
  }

  /** Runs a task that has an outcome; fails with a refusal at the end. */
  <T> CompletionStage<T> call(Supplier<CompletionStage<T>> task) {
    try {
      return CompletableFuture.supplyAsync(task, this).thenCompose(begun -> begun);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedStage(unavailable());
    }
  }

  /** Begins what has an outcome; that it could not begin is one, too. */
  static <T> CompletionStage<T> begin(Supplier<? extends CompletionStage<T>> task) {
    try {
      return task.get();
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedStage(e);
    }
  }

  /** Why something cannot be done without Redis. */
  static Refusal unavailable() {
    return Refusal.unavailable("what the servers share cannot be reached now; try again");
  }

  /** Ends after the tasks that wait, or soon. */
  void stop() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_TASKS.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private boolean isFull() {
    return thread.getQueue().size() >= MOST_WAITING;
  }

  private static Thread create(Runnable task) {
    Thread thread = new Thread(task, "parley-redis");
    thread.setDaemon(true);
    return thread;
  }
}
