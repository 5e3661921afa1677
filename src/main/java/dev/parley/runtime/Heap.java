package dev.parley.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory of this JVM, as its last garbage collection left it: what is still used then is
 * needed. Thread-safe.
 */
@ApplicationScoped
public class Heap {
  /** Of the largest pool, in which what lives long is: what is left serves those who are here. */
  private static final double NEARLY = 0.85;

  private static final long BETWEEN_COLLECTIONS = TimeUnit.SECONDS.toNanos(5);

  /** What was seen counts for this long, since to look takes a few microseconds of each message. */
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(10);

  private final AtomicLong lastCollection = new AtomicLong(System.nanoTime());
  private final Optional<MemoryPoolMXBean> pool = largest(ManagementFactory.getMemoryPoolMXBeans());
  private volatile long lastLook = System.nanoTime();
  private volatile boolean nearlyFull;

  /**
   * Whether so little was left, 10 ms ago at most, that nothing should be taken on. As long as that
   * is so, a caller every few seconds has to wait for a garbage collection: where little is taken
   * on, none would come by itself and find that there is room again.
   */
  public boolean isNearlyFull() {
    long now = System.nanoTime();
    if (now - lastLook > BETWEEN_LOOKS) {
      lastLook = now;
      nearlyFull = look(now);
    }
    return nearlyFull;
  }

  private boolean look(long now) {
    boolean full =
        pool.map(MemoryPoolMXBean::getCollectionUsage)
            .filter(usage -> usage.getUsed() > NEARLY * usage.getMax())
            .isPresent();
    if (full) {
      collectNowAndThen(now);
    }
    return full;
  }

  private void collectNowAndThen(long now) {
    long last = lastCollection.get();
    if (now - last > BETWEEN_COLLECTIONS && lastCollection.compareAndSet(last, now)) {
      System.gc();
    }
  }

  private static Optional<MemoryPoolMXBean> largest(List<MemoryPoolMXBean> pools) {
    return pools.stream()
        .filter(
            each -> each.getType() == MemoryType.HEAP && each.isCollectionUsageThresholdSupported())
        .filter(each -> each.getUsage().getMax() > 0)
        .max(Comparator.comparingLong(each -> each.getUsage().getMax()));
  }
}
