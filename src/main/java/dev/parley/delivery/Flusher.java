package dev.parley.delivery;

import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a group of readers after something was appended for them, in one pass at a time: what
 * is appended while a pass runs goes out with the next, so the busier a group is, the more each
 * frame carries. A pass that hangs on a reader who does not read is gone on with by another thread.
 * Thread-safe.
 */
public final class Flusher {
  private final Executor workers;
  private final StallWatch stalls;
  private final Iterable<? extends Reader> readers;
  private final Runnable renew;
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

  private enum State {
    /** Nothing was requested. */
    IDLE,
    /** A pass will begin. */
    DUE,
    /** A pass runs. */
    RUNNING,
    /** A pass runs, and another will begin. */
    RUNNING_DUE
  }

  /** One of the group. */
  @FunctionalInterface
  public interface Reader {
    /** Writes what is due for this reader. It must not throw; it may block if nobody reads. */
    void flush();
  }

  /**
   * A flusher at rest.
   *
   * @param stalls told of every pass, which may hang
   * @param readers the group, safe to iterate while it changes
   * @param renew lets go of what the readers share; called before each pass, so that all of the
   *     pass share what was appended by then, and after it
   */
  public Flusher(
      Executor workers, StallWatch stalls, Iterable<? extends Reader> readers, Runnable renew) {
    this.workers = workers;
    this.stalls = stalls;
    this.readers = readers;
    this.renew = renew;
  }

  /** Has all readers written to soon, on another thread. */
  public void request() {
    State before =
        state.getAndUpdate(
            now -> now == State.IDLE || now == State.DUE ? State.DUE : State.RUNNING_DUE);
    if (before == State.IDLE) {
      workers.execute(this::begin);
    }
  }

  /** Whether a pass will begin: it writes all that is due to the readers by now. */
  public boolean isDue() {
    State now = state.get();
    return now == State.DUE || now == State.RUNNING_DUE;
  }

  private void begin() {
    state.set(State.RUNNING); // from DUE, which only this changes
    renew.run();
    new Pass(readers.iterator()).run();
  }

  private void end() {
    renew.run();
    State before = state.getAndUpdate(now -> now == State.RUNNING_DUE ? State.DUE : State.IDLE);
    if (before == State.RUNNING_DUE) { // as a task, so that busy rooms take turns with the others
      workers.execute(this::begin);
    }
  }

  /** One pass: as many threads as have hung in it, and one more, share the readers. */
  private final class Pass implements Runnable {
    private final Iterator<? extends Reader> rest; // guarded by this
    private boolean ended; // guarded by this

    Pass(Iterator<? extends Reader> rest) {
      this.rest = rest;
    }

    @Override
    public void run() {
      try (StallWatch.Turn turn = stalls.begin(() -> workers.execute(this))) {
        for (Reader reader = next(); reader != null; reader = next()) {
          turn.step();
          reader.flush();
        }
      }
      if (isFirstToEnd()) {
        end();
      }
    }

    private synchronized @Nullable Reader next() {
      return rest.hasNext() ? rest.next() : null;
    }

    private synchronized boolean isFirstToEnd() {
      boolean first = !ended;
      ended = true;
      return first;
    }
  }
}
