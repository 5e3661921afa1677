package dev.parley.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The memory of this JVM, as its last garbage collection left it: what is still used then is
 * needed. Thread-safe.
 */
@ApplicationScoped
public class Heap {
  /** Of the largest pool, in which what lives long is: what is left serves those who are here. */
  private static final double NEARLY = 0.85;

  private final Optional<MemoryPoolMXBean> pool = largest(ManagementFactory.getMemoryPoolMXBeans());

  /** Whether so little is left that nothing should be taken on; a few microseconds. */
  public boolean isNearlyFull() {
    return pool.map(MemoryPoolMXBean::getCollectionUsage)
        .filter(usage -> usage.getUsed() > NEARLY * usage.getMax())
        .isPresent();
  }

  private static Optional<MemoryPoolMXBean> largest(List<MemoryPoolMXBean> pools) {
    return pools.stream()
        .filter(
            each -> each.getType() == MemoryType.HEAP && each.isCollectionUsageThresholdSupported())
        .filter(each -> each.getUsage().getMax() > 0)
        .max(Comparator.comparingLong(each -> each.getUsage().getMax()));
  }
}
