package dev.parley.delivery;

import dev.parley.runtime.ChatClock;
import dev.parley.runtime.ChatClock.Cancellable;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes to a group of readers after something was appended for them, in one pass at a time: what
 * is appended while a pass runs goes out with the next, so the busier a group is, the more each
 * frame carries. The next {@link Pass} of a busy group begins when enough has come, or a bounded
 * time after the last. Workers make the passes, several together that of a large group where writes
 * block; that of a small group at rest, none of whose writes blocks, is made by the thread that
 * asked for it, if that gathers writes. Thread-safe.
 */
public final class Flusher {
  /** From the end of a pass to the next, though not enough has come: milliseconds. */
  private static final long GATHERING = 4;

  /** Without a pass until a group is at rest: milliseconds. */
  private static final long REST = 2;

  /** Readers of a small group: they are written to in less time than another thread needs. */
  private static final int SMALL = 32;

  /**
   * Readers for each of the threads that make a pass together, so that the last reader waits for
   * fewer others: where writes block, and nothing came during the last pass. In a busy group all
   * threads have something to do.
   */
  private static final int SHARE = 64;

  /** Writes under way at a time in a busy group: what is answered meanwhile waits behind few. */
  private static final int FEW = 32;

  /** In others: whoever hands on the writes is woken less often. */
  private static final int MANY = 256;

  private final ChatClock clock;
  private final Writers writers;
  private final Collection<? extends Reader> readers;
  private final Shared shared;
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
  private volatile long ended; // the last pass
  private volatile boolean busy; // something came during the last pass
  private volatile Cancellable timer = () -> {}; // of the last time that a pass waited for more

  private enum State {
    /** Nothing was requested. */
    IDLE,
    /** A pass will begin when enough has come, or after a while. */
    GATHERING,
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
    /**
     * Writes what is due for this reader. It must not throw; it may block if nobody reads.
     *
     * @param done run once, on any thread, when that has been written, or has failed
     */
    void flush(Runnable done);

    /** Whether that may block. */
    default boolean mayBlock() {
      return true;
    }
  }

  /** What the readers share. */
  @FunctionalInterface
  public interface Shared {
    /** Lets go of it, after each pass. */
    void renew();

    /** A pass begins: lets go of it, so that all of the pass share what was appended by then. */
    default void begins() {
      renew();
    }

    /** Whether what has come since the last pass began is worth another by now. */
    default boolean hasEnough() {
      return true;
    }
  }

  /**
   * A flusher at rest.
   *
   * @param readers the group, safe to iterate while it changes
   */
  public Flusher(
      ChatClock clock, Writers writers, Collection<? extends Reader> readers, Shared shared) {
    this.clock = clock;
    this.writers = writers;
    this.readers = readers;
    this.shared = shared;
  }

  /** Has all readers written to soon, but not yet in this call. */
  public void request() {
    State before = state.getAndUpdate(Flusher::requested);
    if (before == State.IDLE) {
      arrange();
    } else if (before == State.GATHERING && shared.hasEnough()) {
      gathered();
    }
  }

  /** Whether a pass will begin: it writes all that is due to the readers by now. */
  public boolean isDue() {
    State now = state.get();
    return now == State.DUE || now == State.GATHERING || now == State.RUNNING_DUE;
  }

  private static State requested(State now) {
    return switch (now) {
      case IDLE -> State.DUE;
      case RUNNING -> State.RUNNING_DUE;
      default -> now;
    };
  }

  private void begin(Writers.Turn turn) {
    state.set(State.RUNNING); // from DUE, which is nobody else's now
    timer.cancel();
    shared.begins();
    Pass pass = new Pass(clock, writers, readers.iterator(), busy ? FEW : MANY, this::end);
    writers.share(pass, threads());
    pass.accept(turn);
  }

  private void end() {
    ended = clock.millis();
    busy = state.get() == State.RUNNING_DUE; // before another can begin
    shared.renew();
    State before = state.getAndUpdate(now -> now == State.RUNNING_DUE ? State.DUE : State.IDLE);
    if (before == State.RUNNING_DUE) {
      arrange();
    }
  }

  /** Has a pass that is due begin, now or when it is worth it. */
  private void arrange() {
    long wait = shared.hasEnough() ? 0 : ended + GATHERING - clock.millis();
    if (wait <= 0) {
      submit();
      return;
    }
    state.set(State.GATHERING); // from DUE, which is nobody else's yet
    timer = clock.after(Duration.ofMillis(wait), this::gathered);
    if (shared.hasEnough()) { // it may have come before anybody could see the state
      gathered();
    }
  }

  private void gathered() {
    if (state.compareAndSet(State.GATHERING, State.DUE)) {
      submit();
    }
  }

  /** As a task, so that busy groups take turns with the others; a small one needs no worker. */
  private void submit() {
    if (isSmall() && clock.millis() - ended >= REST) {
      writers.passHere(this::begin);
    } else {
      writers.pass(this::begin);
    }
  }

  private int threads() {
    int threads = busy ? 1 : readers.size() / SHARE;
    return threads > 1 && readers.stream().anyMatch(Reader::mayBlock) ? threads : 1;
  }

  private boolean isSmall() {
    return readers.size() <= SMALL && readers.stream().noneMatch(Reader::mayBlock);
  }
}
