package dev.parley.bench.nodes;

import dev.parley.bench.client.Crowd;
import dev.parley.bench.client.OpenLoop;
import dev.parley.bench.client.Waiting;
import dev.parley.bench.report.Results;
import dev.parley.bench.report.Row;
import dev.parley.bench.server.LibertyNodes;
import dev.parley.bench.server.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What a message costs as nodes are added, on one machine: the same rooms at the same rate, with
 * the members of each room at all nodes by turns. Every receiver is checked as in the other
 * benchmarks.
 */
public final class ScaleOut {
  private static final List<Integer> NODES = List.of(1, 2, 4);
  private static final int ROOMS = 10;
  private static final int MEMBERS = 20;

  /** Sign-ins at a time: of nodes that have just started, more than two cores can do in time. */
  private static final int AT_ONCE = 8;

  private static final double PER_SECOND = 400;
  private static final int BODY = 60;

  /** For each node, since all share the cores with what the JIT compiles for them. */
  private static final double WARM_SECONDS = 60;

  private static final double SECONDS = 10;

  private static final String METHOD =
      """
      # What a message costs as nodes are added

      %d rooms of %d members, who are at all nodes by turns; %.0f messages of %d bytes a second altogether, open loop,
      latency from the intended time of sending; after %.0f s of load for each node, for %.0f s; medians of %d rounds. Open Liberty with
      `server.xml`, a heap of 1 GB each, Redis 6.2, load client and all nodes on one machine. No message was lost,
      repeated or reordered.

      | nodes | Redis, CPU us/message | a node, CPU us/message | all nodes, CPU us/message | p50 ms | p99 ms | p99 against one node |
      |---:|---:|---:|---:|---:|---:|---:|
      """;

  private final Site site;
  private final Results results;

  private ScaleOut(Site site, Results results) {
    this.site = site;
    this.results = results;
  }

  /** Measures, and writes {@code nodes.md} and {@code nodes.csv}; tells whether all went well. */
  public static boolean run(Site site, int rounds) throws IOException {
    Results results = Results.create(site.work().resolve("nodes.csv"));
    ScaleOut benchmark = new ScaleOut(site, results);
    for (int round = 1; round <= rounds; round++) {
      for (int count : NODES) {
        benchmark.measure(round, count);
      }
    }
    String text = benchmark.report(rounds);
    Files.writeString(site.work().resolve("nodes.md"), text);
    System.out.println(text);
    return results.failures().isEmpty();
  }

  private void measure(int round, int count) {
    try (LibertyNodes nodes = new LibertyNodes(site, count);
        Crowd crowd = new Crowd(nodes.places(), ROOMS, MEMBERS).enter(AT_ONCE);
        OpenLoop load = new OpenLoop(crowd, PER_SECOND, BODY)) {
      Waiting.seconds(count * WARM_SECONDS);
      crowd.loop().call(() -> crowd.loop().meter().takeLatency());
      long before = crowd.loop().call(() -> crowd.loop().meter().deliveries());
      long redis = nodes.redisMicros();
      long all = nodes.nodeMicros();
      Waiting.seconds(SECONDS);
      long deliveries = crowd.loop().call(() -> crowd.loop().meter().deliveries()) - before;
      double messages = (double) deliveries / MEMBERS;
      record(round, count, "redis", (nodes.redisMicros() - redis) / messages);
      record(round, count, "all", (nodes.nodeMicros() - all) / messages);
      Histogram latency = crowd.loop().call(() -> crowd.loop().meter().takeLatency());
      record(round, count, "p50", latency.getValueAtPercentile(50) / 1000.0);
      record(round, count, "p99", latency.getValueAtPercentile(99) / 1000.0);
      load.close();
      crowd.settle();
    } catch (RuntimeException e) {
      results.failed("round " + round + ", " + count + " nodes: " + e.getMessage(), e);
    }
  }

  private void record(int round, int count, String metric, double value) {
    results.add(new Row(round, "liberty", "nodes", String.valueOf(count), metric, value));
    System.out.printf(Locale.ROOT, "%d %d nodes %-6s %,12.2f%n", round, count, metric, value);
  }

  private String report(int rounds) {
    StringBuilder out =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                METHOD,
                ROOMS,
                MEMBERS,
                PER_SECOND,
                BODY,
                WARM_SECONDS,
                SECONDS,
                rounds));
    double alone = median(1, "p99");
    for (int count : NODES) {
      out.append(
          String.format(
              Locale.ROOT,
              "| %d | %.0f | %.0f | %.0f | %.1f | %.1f | %.1f x |%n",
              count,
              median(count, "redis"),
              median(count, "all") / count,
              median(count, "all"),
              median(count, "p50"),
              median(count, "p99"),
              median(count, "p99") / alone));
    }
    results.failures().forEach(failure -> out.append("\nFAILED: ").append(failure));
    return out.toString();
  }

  private double median(int count, String metric) {
    List<Double> values =
        results.rows().stream()
            .filter(row -> row.parameters().equals(String.valueOf(count)))
            .filter(row -> row.metric().equals(metric))
            .map(Row::value)
            .sorted()
            .toList();
    return values.isEmpty() ? Double.NaN : values.get(values.size() / 2);
  }
}
