package dev.parley.endpoint;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds out what this server does in a blocking write. Most write in the thread that asks, which
 * costs the least there is. Others have a thread of their own for that, and the one that asks
 * waits: to be switched there and back again costs more than the write, while a write that nobody
 * waits for is cheap there. The first writes show it. Thread-safe.
 */
final class BlockingWrites {
  private static final Logger LOG = System.getLogger(BlockingWrites.class.getName());

  /** Enough that a few clients who do not read, for which every server waits, do not matter. */
  private static final int SAMPLES = 100;

  /** On a server with threads for writes some have ended before anybody could wait for them. */
  private static final int MANY = 40;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final AtomicInteger samples = new AtomicInteger();
  private final AtomicInteger waited = new AtomicInteger();
  private volatile boolean decided;
  private volatile boolean endElsewhere;

  /** A call that writes. */
  @FunctionalInterface
  interface Write {
    void run() throws IOException;
  }

  /** Whether the server has other threads for them, so that the one that asks waits. */
  boolean endElsewhere() {
    return endElsewhere;
  }

  /** Does a blocking write. */
  void run(Write write) throws IOException {
    if (decided) {
      write.run();
      return;
    }
    long before = timesWaited();
    write.run();
    sample(timesWaited() > before);
  }

  private void sample(boolean hasWaited) {
    int waits = hasWaited ? waited.incrementAndGet() : waited.get();
    if (samples.incrementAndGet() == SAMPLES) {
      endElsewhere = waits >= MANY;
      decided = true;
      LOG.log(Level.DEBUG, "{0} of the first {1} writes waited", waits, SAMPLES);
    }
  }

  /** How often this thread has waited for another, whatever for; for the network does not count. */
  private long timesWaited() {
    ThreadInfo info = threads.getThreadInfo(Thread.currentThread().getId());
    return info == null ? 0 : info.getWaitedCount();
  }
}
