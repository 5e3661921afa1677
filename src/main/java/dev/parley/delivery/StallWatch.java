package dev.parley.delivery;

import dev.parley.runtime.ChatClock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * Notices when work hangs in a write to somebody who does not read. It looks only while there is
 * work, every 5 ms. Thread-safe.
 */
final class StallWatch {
  /** A thread that hangs may never come back on some servers, so these may be lost. */
  private static final int MANY = 16;

  private static final Duration TICK = Duration.ofMillis(5);

  private final ChatClock clock;
  private final IntConsumer hanging;
  private final Set<Turn> turns = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile boolean manyHang;

  /**
   * A watch that has nothing to look after.
   *
   * @param hanging told how many threads hang at the moment
   */
  StallWatch(ChatClock clock, IntConsumer hanging) {
    this.clock = clock;
    this.hanging = hanging;
  }

  /** Whether so many threads hang that no more should. */
  boolean manyHang() {
    return manyHang;
  }

  /** Begins to look after this thread's work; {@code onHang} is called once if it hangs. */
  Turn begin(Runnable onHang) {
    Turn turn = new Turn(onHang);
    turns.add(turn);
    startLooking();
    return turn;
  }

  /** Does work that needs nobody to go on with it. */
  void watch(Runnable work) {
    try (Turn turn = begin(() -> {})) {
      turn.step();
      work.run();
    }
  }

  private void startLooking() {
    if (looking.compareAndSet(false, true)) {
      clock.after(TICK, this::look);
    }
  }

  private void look() {
    try {
      int count = countHanging();
      manyHang = count >= MANY;
      hanging.accept(count);
    } finally { // though there may be no thread for those that hang
      goOnLooking();
    }
  }

  private int countHanging() {
    int count = 0;
    for (Turn turn : turns) {
      if (turn.hangs()) {
        count++;
      }
    }
    return count;
  }

  private void goOnLooking() {
    if (!turns.isEmpty()) {
      clock.after(TICK, this::look);
      return;
    }
    looking.set(false);
    if (!turns.isEmpty()) { // begun in between, when looking was still said to go on
      startLooking();
    }
  }

  /** The work of one thread. */
  final class Turn implements AutoCloseable {
    private final Runnable onHang;
    private volatile int steps; // written by the working thread alone
    private int seen; // of the watching thread, like told
    private boolean told;

    private Turn(Runnable onHang) {
      this.onHang = onHang;
    }

    /** The work goes on. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // by one thread
    void step() {
      steps = steps + 1;
    }

    @Override
    public void close() {
      turns.remove(this);
    }

    private boolean hangs() {
      int now = steps;
      boolean hangs = now != 0 && now == seen;
      seen = now;
      if (hangs && !told) {
        told = true;
        onHang.run();
      }
      return hangs;
    }
  }
}
