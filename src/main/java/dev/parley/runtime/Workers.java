package dev.parley.runtime;

import java.util.concurrent.Executor;

/** The threads that write to connections, which may hang. Thread-safe. */
@FunctionalInterface
public interface Workers extends Executor {

  /** How many of them can run at the same time. */
  default int parallelism() {
    return 1;
  }

  /** So many of the threads hang at the moment: as many others may take their place. */
  default void compensate(int hanging) {}
}
