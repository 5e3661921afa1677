package dev.parley.delivery;

import dev.parley.runtime.ChatClock;
import dev.parley.runtime.Tasks;
import dev.parley.runtime.Workers;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Who writes: workers, each of which may hang in a write. Waking one costs more than a write does
 * that ends inline, so that is left to a pass which is due or runs, and makes it between its
 * readers; a worker is woken if there is no such pass, or if more waits than it gets to soon.
 *
 * <p>Thread-safe and free of locks: whoever leaves a write to a pass has put it where it is seen
 * before looking for the pass, and whoever ends a pass looks for writes after saying so.
 */
public final class Writers {
  /** Single writes that may wait for passes, so that each can end with all of them. */
  private static final int FEW = 4;

  private final Workers workers;
  private final StallWatch stalls;
  private final Queue<Runnable> singles = new ConcurrentLinkedQueue<>(); // one of each connection
  private final AtomicInteger waiting = new AtomicInteger(); // of these
  private final AtomicInteger passes = new AtomicInteger(); // due or running, but not hanging

  /** Writers with nothing to do; where some hang, the workers are told to compensate. */
  public Writers(ChatClock clock, Workers workers) {
    this.workers = workers;
    this.stalls = new StallWatch(clock, workers::compensate);
  }

  /** Whether so many hang that no more should. */
  boolean manyHang() {
    return stalls.manyHang();
  }

  /** Has a worker write something to one connection, unless the server stops. */
  void write(Runnable single) {
    Tasks.submit(workers, () -> stalls.watch(single));
  }

  /** As {@link #write}, but leaves it to a pass if there is one that gets to it soon. */
  void leave(Runnable single) {
    boolean many = waiting.incrementAndGet() > FEW; // before it can be taken: never too few
    singles.add(single);
    if (many || passes.get() == 0) {
      write(this::writeSingle);
    }
  }

  /** Has a connection closed on another thread; on this one when the server is stopping. */
  void close(Runnable close) {
    try {
      workers.execute(() -> stalls.watch(close));
    } catch (RejectedExecutionException e) {
      close.run();
    }
  }

  /** Has a worker make a pass, unless the server stops. */
  void pass(Consumer<Turn> pass) {
    passes.incrementAndGet();
    Tasks.submit(workers, () -> make(pass));
  }

  /** As {@link #pass}, but puts it off for this thread to make if it gathers writes. */
  void passHere(Consumer<Turn> pass) {
    passes.incrementAndGet();
    Runnable made = () -> make(pass);
    if (!Gathering.putOff(made)) {
      Tasks.submit(workers, made);
    }
  }

  /**
   * Has workers make a pass together with the thread that does: they share what is left of it.
   *
   * @param most threads in all that are worth it; there are no more than can run
   */
  void share(Consumer<Turn> pass, int most) {
    int threads = Math.min(most, workers.parallelism());
    for (int others = threads - 1; others > 0; others--) {
      pass(pass);
    }
  }

  private void make(Consumer<Turn> pass) {
    try (Turn turn = new Turn()) {
      pass.accept(turn);
    }
  }

  /** Writes to the one that has waited longest; tells whether there was one. */
  private boolean writeSingle() {
    Runnable single = singles.poll();
    if (single == null) {
      return false;
    }
    waiting.decrementAndGet();
    single.run();
    return true;
  }

  /** A thread's part of a pass. */
  final class Turn implements AutoCloseable {
    /** Readers of a pass for each single write. */
    private static final int READERS = 4;

    private final StallWatch.Turn watched;
    private final AtomicBoolean counts = new AtomicBoolean(true); // as one of the passes
    private volatile Consumer<Turn> rest = turn -> {};
    private int readers;

    private Turn() {
      this.watched = stalls.begin(this::giveUp);
    }

    /** Has another thread, with a turn of its own, go on if this one hangs; before any step. */
    void onHang(Consumer<Turn> next) {
      rest = next;
    }

    /** The next reader is about to be written to. */
    void step() {
      if (readers++ % READERS == 0 && counts.get()) {
        watched.step();
        writeSingle();
      }
      watched.step();
    }

    /** Ends with the single writes that were left to it; for more than these come workers. */
    @Override
    public void close() {
      try {
        if (endCounting()) {
          int left = FEW;
          do {
            watched.step();
          } while (writeSingle() && --left > 0);
        }
      } finally {
        watched.close();
      }
    }

    private void giveUp() {
      endCounting();
      pass(rest);
    }

    private boolean endCounting() {
      boolean did = counts.compareAndSet(true, false);
      if (did) {
        passes.decrementAndGet();
      }
      return did;
    }
  }
}
