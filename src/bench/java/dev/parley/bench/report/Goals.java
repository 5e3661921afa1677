package dev.parley.bench.report;

import dev.parley.bench.server.Servers;
import java.util.List;

/** The figures that Parley is to reach, each a median over the rounds, and what was reached. */
final class Goals {
  private static final List<String> CONTAINERS = List.of("liberty", "wildfly", "payara-micro");
  private static final String CPU = "|cpu us/delivery";
  private static final String RATE = "|deliveries/s";
  private static final String SINGLE = "S1|room=200 inflight=1";

  private static final List<Goal> ALL =
      List.of(
          new Goal(
              "S1, room of 200, 128 in flight: deliveries/s against Socket.IO",
              "S1|room=200 inflight=128" + RATE,
              Servers.SOCKET_IO,
              List.of("25", "25", "10")),
          new Goal(
              "S1, room of 200, 16 in flight: CPU per delivery against Bun",
              "S1|room=200 inflight=16" + CPU,
              "bun",
              List.of("1.0", "1.0", "3")),
          new Goal(
              "S1, room of 200, one in flight: deliveries/s against Socket.IO",
              SINGLE + RATE,
              Servers.SOCKET_IO,
              List.of("1.0", "1.3", "report")),
          new Goal(
              "S1, room of 200, one in flight: CPU per delivery against Socket.IO",
              SINGLE + CPU,
              Servers.SOCKET_IO,
              List.of("1.0", "0.75", "report")),
          new Goal(
              "S2, room of 200, half of Socket.IO's best rate: p99 against Socket.IO",
              "S2|room=200 share=50%|p99 us",
              Servers.SOCKET_IO,
              List.of("1.0", "0.8", "2.0")),
          new Goal(
              "S3, 500 rooms of 2: CPU per delivery against one room of 1,000, one in flight",
              "S3|rooms=500x2 inflight=1/room" + CPU,
              "S1|room=1000 inflight=1" + CPU,
              List.of("1.3", "1.3", "1.3")),
          new Goal(
              "S4, 10,000 connections: own live heap per connection, bytes",
              "S4|connections=10000|live heap bytes/connection",
              "-bare",
              List.of("2,048", "2,048", "2,048")),
          new Goal(
              "S6, p99 of the others with slow readers against without",
              "S6|room=200|p99 with slow readers / without",
              "",
              List.of("1.2", "1.2", "1.5")),
          new Goal(
              "S7, seconds until all is back against Socket.IO",
              "S7|connections=2000|seconds until all is back",
              Servers.SOCKET_IO,
              List.of("1.0", "1.0", "report")));

  /**
   * One figure.
   *
   * @param key the number
   * @param against the server, or the other number, that it is set against
   * @param wanted on each container
   */
  private record Goal(String what, String key, String against, List<String> wanted) {}

  private final Results results;

  Goals(Results results) {
    this.results = results;
  }

  void write(StringBuilder out) {
    out.append("## Figures (reached / wanted)\n\n");
    out.append("| | Open Liberty | WildFly | Payara Micro |\n|---|---:|---:|---:|\n");
    for (Goal goal : ALL) {
      out.append("| ").append(goal.what);
      for (int i = 0; i < CONTAINERS.size(); i++) {
        double[] reached = reached(goal, CONTAINERS.get(i));
        String shown = reached.length == 0 ? "-" : Numbers.format(Results.median(reached));
        out.append(" | ").append(shown).append(" / ").append(goal.wanted.get(i));
      }
      out.append(" |\n");
    }
  }

  private double[] reached(Goal goal, String server) {
    if (goal.against.isEmpty()) {
      return results.values(server, goal.key);
    }
    if (goal.against.equals("-bare")) {
      double[] all = results.values(server, goal.key);
      double[] bare = results.values(server + "-bare", goal.key);
      return all.length == 0 || bare.length == 0
          ? new double[0]
          : new double[] {Results.median(all) - Results.median(bare)};
    }
    return goal.against.contains("|")
        ? results.ratios(server, goal.key, server, goal.against)
        : results.ratios(server, goal.against, goal.key);
  }
}
