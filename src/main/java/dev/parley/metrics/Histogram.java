package dev.parley.metrics;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Counts values by their size, as Prometheus wants it. Thread-safe without locks. Micrometer's own
 * costs several times as much, which would be seen where it is told of every frame.
 */
final class Histogram implements Collector {
  private static final double NANOS = 1e9;

  private final String name;
  private final String help;
  private final double unit;
  private final long[] bounds;
  private final LongAdder[] counts;
  private final LongAdder sum = new LongAdder();

  /** Values are whole numbers of a unit, of which {@code unit} are one of what is told. */
  private Histogram(String name, String help, double unit, double... bounds) {
    this.name = name;
    this.help = help;
    this.unit = unit;
    this.bounds = DoubleStream.of(bounds).mapToLong(bound -> Math.round(bound * unit)).toArray();
    this.counts =
        Stream.generate(LongAdder::new).limit(bounds.length + 1).toArray(LongAdder[]::new);
  }

  /** Of nanoseconds, told as seconds. */
  static Histogram ofTimes(String name, String help) {
    return new Histogram(
        name, help, NANOS, .0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1,
        2.5, 5, 10);
  }

  /** Of counts. */
  static Histogram ofCounts(String name, String help) {
    return new Histogram(name, help, 1, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512);
  }

  void record(long value) {
    int bucket = 0;
    while (bucket < bounds.length && value > bounds[bucket]) {
      bucket++;
    }
    counts[bucket].increment();
    sum.add(value);
  }

  /** The sum of all values. */
  double sum() {
    return sum.sum() / unit;
  }

  /** How many values there were. */
  long count() {
    return Stream.of(counts).mapToLong(LongAdder::sum).sum();
  }

  @Override
  public MetricSnapshot collect() {
    double[] limits = new double[counts.length];
    long[] values = new long[counts.length];
    for (int i = 0; i < counts.length; i++) {
      limits[i] = i < bounds.length ? bounds[i] / unit : Double.POSITIVE_INFINITY;
      values[i] = counts[i].sum();
    }
    return HistogramSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(
            HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(ClassicHistogramBuckets.of(limits, values))
                .sum(sum())
                .build())
        .build();
  }
}
