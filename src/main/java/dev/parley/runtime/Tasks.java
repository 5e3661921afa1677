package dev.parley.delivery;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Writing that is left to workers. */
final class Tasks {
  private static final Logger LOG = System.getLogger(Tasks.class.getName());

  private Tasks() {}

  /** Has a worker write, unless the server is stopping. */
  static void submit(Executor workers, Runnable writing) {
    try {
      workers.execute(writing);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.TRACE, "nothing is written any more: the server is stopping", e);
    }
  }
}
