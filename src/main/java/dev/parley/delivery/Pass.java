package dev.parley.delivery;

import dev.parley.runtime.ChatClock;
import dev.parley.runtime.ChatClock.Cancellable;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes to each of some readers once, and ends when all has been written, wherever that happens.
 * So many writes are under way at a time and no more: where they end elsewhere, an answer that
 * comes meanwhile would wait behind all of them. One that hangs on a reader who does not read is
 * gone on with by another thread, and waits for no write for long.
 *
 * <p>Thread-safe: the threads that make it together, or have hung in it, share the readers. The
 * monitor guards all that is not final, and nothing is written under it.
 */
final class Pass implements Consumer<Writers.Turn> {
  /** For writes that do not end. */
  private static final Duration PATIENCE = Duration.ofMillis(5);

  private final ChatClock clock;
  private final Writers writers;
  private final Iterator<? extends Flusher.Reader> rest; // guarded, too
  private final int enough;
  private final Runnable onEnd;

  private int writing;
  private int givenUp; // of those that are being written
  private boolean paused;
  private boolean allBegun;
  private boolean over;
  private volatile Cancellable timer = () -> {}; // of the last pause

  /**
   * A pass to be run.
   *
   * @param enough writes under way; with half of them it goes on, so that no thread which writes is
   *     idle
   * @param onEnd called once
   */
  Pass(
      ChatClock clock,
      Writers writers,
      Iterator<? extends Flusher.Reader> readers,
      int enough,
      Runnable onEnd) {
    this.clock = clock;
    this.writers = writers;
    this.rest = readers;
    this.enough = enough;
    this.onEnd = onEnd;
  }

  /** Writes in this thread, until all has begun or enough is under way. */
  @Override
  public void accept(Writers.Turn turn) {
    Runnable done = this::written;
    turn.onHang(this);
    for (Flusher.Reader reader = next(); reader != null; reader = next()) {
      turn.step();
      reader.flush(done);
    }
    if (!end(true)) {
      timer = clock.after(PATIENCE, this::giveUp);
    }
  }

  private synchronized Flusher.@Nullable Reader next() {
    allBegun = !rest.hasNext();
    paused = !allBegun && writing - givenUp >= enough;
    if (allBegun || paused) {
      return null;
    }
    writing++;
    return rest.next();
  }

  private void written() {
    synchronized (this) {
      writing--;
      givenUp = Math.min(givenUp, writing);
    }
    settle(true);
  }

  /** What is being written is waited for no longer. */
  private void giveUp() {
    synchronized (this) {
      givenUp = writing;
    }
    settle(false);
  }

  /** Less is waited for than before: goes on after a pause, or ends, if it can. */
  private void settle(boolean patient) {
    if (resumes()) {
      timer.cancel();
      writers.pass(this);
    } else {
      end(patient);
    }
  }

  /** Ends a pause if little enough is under way; tells whether it has. */
  private synchronized boolean resumes() {
    boolean resumes = paused && writing - givenUp <= enough / 2;
    paused &= !resumes;
    return resumes;
  }

  /** Ends, once, if all has begun and no write is waited for; tells whether it is over. */
  private boolean end(boolean patient) {
    synchronized (this) {
      if (over) {
        return true;
      }
      if (!allBegun || (patient && writing > 0)) {
        return false;
      }
      over = true;
    }
    timer.cancel();
    onEnd.run();
    return true;
  }
}
