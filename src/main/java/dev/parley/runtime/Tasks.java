package dev.parley.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** What is left to workers. */
public final class Tasks {
  private static final Logger LOG = System.getLogger(Tasks.class.getName());

  private Tasks() {}

  /** Has a worker do it, unless the server is stopping. */
  public static void submit(Executor workers, Runnable task) {
    try {
      workers.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.TRACE, "nothing is done any more: the server is stopping", e);
    }
  }
}
