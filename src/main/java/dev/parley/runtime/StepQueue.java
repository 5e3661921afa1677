package dev.parley.runtime;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps one after the other, though some take a while; none waits in a thread. A step begins
 * in the thread that submits it, or in the one that ended the step before. Thread-safe: its monitor
 * guards what waits, and no step runs under it.
 */
public final class StepQueue {
  private boolean running;
  private @Nullable Queue<Step<?>> waiting; // most queues never need one

  private record Step<T>(
      Callable<? extends CompletionStage<T>> action, CompletableFuture<T> outcome) {
    /** Begins; tells the outcome, which may be still to come. */
    CompletableFuture<T> begin() {
      try {
        action.call().whenComplete(this::end);
      } catch (Exception | Error e) { // which must not hold up the next
        outcome.completeExceptionally(e);
      }
      return outcome;
    }

    private void end(T result, @Nullable Throwable failure) {
      if (failure == null) {
        outcome.complete(result);
      } else {
        outcome.completeExceptionally(failure);
      }
    }
  }

  /**
   * Submits a step.
   *
   * @return completes as the step does, before the next begins
   */
  public <T> CompletionStage<T> submit(Callable<? extends CompletionStage<T>> action) {
    Step<T> step = new Step<>(action, new CompletableFuture<>());
    synchronized (this) {
      if (running) {
        if (waiting == null) {
          waiting = new ArrayDeque<>(2);
        }
        waiting.add(step);
        return step.outcome();
      }
      running = true;
    }
    run(step);
    return step.outcome();
  }

  /** How many steps have not begun. */
  public synchronized int waiting() {
    return waiting == null ? 0 : waiting.size();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // whoever submitted the step is told how it ended
  private void run(@Nullable Step<?> first) {
    Step<?> next = first;
    while (next != null) {
      CompletableFuture<?> outcome = next.begin();
      if (!outcome.isDone()) {
        outcome.whenComplete((result, failure) -> run(poll()));
        return;
      }
      next = poll();
    }
  }

  private synchronized @Nullable Step<?> poll() {
    Step<?> next = waiting == null ? null : waiting.poll();
    running = next != null;
    return next;
  }
}
