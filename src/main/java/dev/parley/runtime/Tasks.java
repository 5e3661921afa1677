package dev.parley.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** What is left to other threads. */
public final class Tasks {
  private static final Logger LOG = System.getLogger(Tasks.class.getName());

  private Tasks() {}

  /**
   * Does it. A fault, of the JVM, too, is logged, and ends neither the thread nor what comes next.
   */
  public static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "a task failed", Fault.of(e));
    }
  }

  /** Has a worker do it, unless the server is stopping. */
  public static void submit(Executor workers, Runnable task) {
    try {
      workers.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.TRACE, "nothing is done any more: the server is stopping", e);
    }
  }
}
