package dev.parley.bench.scenario;

import dev.parley.bench.client.Crowd;
import dev.parley.bench.client.OpenLoop;
import dev.parley.bench.client.Waiting;
import java.lang.management.ManagementFactory;
import org.HdrHistogram.Histogram;

/**
 * What goes through while a crowd is under load.
 *
 * @param seconds of measuring
 * @param deliveries messages that receivers got in that time
 * @param cpuMicros CPU time of the server, user and system
 * @param clientShare the part of one core that the load client's thread used
 * @param latency of each delivery from the intended time of sending, in microseconds
 */
record Load(
    double seconds, long deliveries, long cpuMicros, double clientShare, Histogram latency) {
  static final String DELIVERIES = "deliveries/s";
  static final String CPU = "cpu us/delivery";
  static final String P50 = "p50 us";
  static final String P99 = "p99 us";
  static final String P999 = "p99.9 us";
  private static final String CLIENT = "client core share";

  private record Moment(long nanos, long deliveries, long cpuMicros, long clientNanos) {}

  /** Measures for a while. */
  static Load measure(Trial trial, Crowd crowd, double seconds) {
    crowd.loop().call(() -> crowd.loop().meter().takeLatency());
    Moment start = now(trial, crowd);
    Waiting.seconds(seconds);
    Moment end = now(trial, crowd);
    Histogram latency = crowd.loop().call(() -> crowd.loop().meter().takeLatency());
    crowd.loop().check();
    double took = (end.nanos - start.nanos) / 1e9;
    return new Load(
        took,
        end.deliveries - start.deliveries,
        end.cpuMicros - start.cpuMicros,
        (end.clientNanos - start.clientNanos) / 1e9 / took,
        latency);
  }

  /** Posts at a fixed rate, measures once the server is warm at it, and keeps the numbers. */
  static Load measureAt(double rate, Trial trial, Crowd crowd, String parameters) {
    Load load;
    try (OpenLoop loop = new OpenLoop(crowd, rate, Plan.BODY)) {
      Waiting.seconds(Math.max(1, trial.plan().warmSeconds()));
      load = measure(trial, crowd, trial.plan().openSeconds());
      trial.record(parameters, "messages/s", rate);
      trial.record(parameters, "posted late p99 us", loop.late().getValueAtPercentile(99));
    }
    crowd.settle();
    load.record(trial, parameters);
    return load;
  }

  /** Keeps the numbers. */
  void record(Trial trial, String parameters) {
    trial.record(parameters, DELIVERIES, deliveries / seconds);
    trial.record(parameters, CPU, (double) cpuMicros / Math.max(1, deliveries));
    trial.record(parameters, P50, latency.getValueAtPercentile(50));
    trial.record(parameters, P99, latency.getValueAtPercentile(99));
    trial.record(parameters, P999, latency.getValueAtPercentile(99.9));
    trial.record(parameters, CLIENT, clientShare);
  }

  private static Moment now(Trial trial, Crowd crowd) {
    long thread = crowd.loop().thread().getId();
    return crowd
        .loop()
        .call(
            () ->
                new Moment(
                    System.nanoTime(),
                    crowd.loop().meter().deliveries(),
                    trial.usage().cpuMicros(),
                    ManagementFactory.getThreadMXBean().getThreadCpuTime(thread)));
  }
}
