package dev.parley.bench.report;

import dev.parley.bench.scenario.Ceiling;
import dev.parley.bench.scenario.Scenario;
import dev.parley.bench.server.Server;
import dev.parley.bench.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the results: {@code results.md} with the charts beside it, and the text on the console.
 */
public final class Report {
  private final Path dir;
  private final List<Server> servers;
  private final List<Scenario> scenarios;
  private final Results results;
  private final List<String> failures;
  private final StringBuilder out = new StringBuilder();

  public Report(Path dir, List<Server> servers, List<Scenario> scenarios, Results results) {
    this.dir = dir;
    this.servers = servers;
    this.scenarios = scenarios;
    this.results = results;
    this.failures = results.failures();
  }

  /** Writes everything. */
  public void write() throws IOException {
    out.append("# Benchmark\n\n");
    if (failures.isEmpty()) {
      out.append("No message was lost, repeated or reordered.\n\n");
    } else {
      out.append("**Failed, so these numbers are void:**\n\n");
      failures.forEach(failure -> out.append("- ").append(failure).append('\n'));
      out.append('\n');
    }
    new Goals(results).write(out);
    charts();
    for (Scenario scenario : scenarios) {
      out.append("\n## ").append(scenario.name()).append("\n\n");
      out.append(scenario.method()).append("\n\n");
      table(scenario.name());
    }
    client();
    setting();
    String text = out.toString();
    Files.writeString(dir.resolve("results.md"), text);
    System.out.println(text);
  }

  private void table(String scenario) {
    out.append("| parameters | metric | server | median | min | max | x Socket.IO | x ws |\n");
    out.append("|---|---|---|---:|---:|---:|---:|---:|\n");
    Set<String> keys = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (Row row : results.rows()) {
      if (row.scenario().equals(scenario)) {
        keys.add(row.key());
        names.add(row.server());
      }
    }
    for (String key : keys) {
      for (String name : names) {
        double[] values = results.values(name, key);
        if (values.length > 0) {
          line(key, name, values);
        }
      }
    }
  }

  private void line(String key, String name, double[] values) {
    String[] parts = key.split("\\|");
    List<String> cells = new ArrayList<>(List.of(parts[1], parts[2], title(name)));
    cells.add(Numbers.format(Results.median(values)));
    cells.add(Numbers.format(values[0]));
    cells.add(Numbers.format(values[values.length - 1]));
    cells.add(ratio(name, Servers.SOCKET_IO, key));
    cells.add(ratio(name, "ws", key));
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private String ratio(String name, String other, String key) {
    double[] ratios = results.ratios(name, other, key);
    return ratios.length == 0 ? "" : Numbers.format(Results.median(ratios));
  }

  private void charts() throws IOException {
    out.append("\n## Charts\n\n");
    for (Chart chart : Chart.ALL) {
      List<Bar> bars = new ArrayList<>();
      for (Server server : servers) {
        double[] values = results.values(server.name(), chart.key());
        if (values.length > 0) {
          double high = values[values.length - 1];
          bars.add(new Bar(server.title(), Results.median(values), values[0], high));
        }
      }
      if (!bars.isEmpty()) {
        Files.writeString(dir.resolve(chart.file()), BarChart.draw(chart.title(), bars));
        out.append("![").append(chart.title()).append("](").append(chart.file()).append(")\n");
      }
    }
  }

  private void client() {
    out.append("\n## The load client\n\n");
    out.append(
        """
        One process with one thread for all connections, without blocking; what it found in a frame
        it remembers, and compares bytes for the next receiver of the same frame. It checks of every
        receiver that it got every message of every sender exactly once and in order, and, of
        Parley, that the seq counts up by one. It is not the bottleneck as long as its thread uses
        clearly less than one core ("client core share" in the tables above). What it can take
        altogether, from a server that only writes frames made beforehand:

        """);
    table(Ceiling.NAME);
  }

  private void setting() {
    out.append("\n## Machine, versions and flags\n\n");
    Machine.describe().forEach(line -> out.append("- ").append(line).append('\n'));
    for (Server server : servers) {
      out.append("- ").append(server.title()).append(": ").append(server.flags()).append('\n');
    }
  }

  private String title(String name) {
    for (Server server : servers) {
      if (server.name().equals(name)) {
        return server.title();
      }
      if (name.equals(server.name() + "-bare")) {
        return server.title().replace("Parley on", "nothing on");
      }
    }
    return name;
  }
}
