package dev.parley.bench;

import dev.parley.bench.micro.Micro;
import dev.parley.bench.nodes.ScaleOut;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Results;
import dev.parley.bench.scenario.Ceiling;
import dev.parley.bench.scenario.Scenario;
import dev.parley.bench.scenario.Trial;
import dev.parley.bench.server.Blast;
import dev.parley.bench.server.Running;
import dev.parley.bench.server.Server;
import dev.parley.bench.server.Servers;
import dev.parley.bench.server.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Measures Parley and what people use in its place, side by side: in each round every server runs
 * every scenario, on fresh processes, one after the other.
 */
public final class Benchmark {
  private final Options options;
  private final Site site;
  private final Results results;

  private Benchmark(Options options, Site site, Results results) {
    this.options = options;
    this.site = site;
    this.results = results;
  }

  /** Runs what the system properties say. */
  public static void main(String[] args) throws IOException {
    Site site = Site.fromProperties();
    Files.createDirectories(site.work());
    Options options = Options.fromProperties();
    options.check(
        Servers.all(site).stream().map(Server::name).toList(),
        Stream.concat(Stream.of(Ceiling.NAME), Scenario.all().stream().map(Scenario::name))
            .toList());
    if (options.kind().equals("jmh")) {
      Micro.run(site.work());
      return;
    }
    if (options.kind().equals("nodes")) {
      System.exit(ScaleOut.run(site, options.rounds()) ? 0 : 1);
    }
    Results results = new Results(site.work().resolve("results.csv"));
    Benchmark benchmark = new Benchmark(options, site, results);
    boolean good = benchmark.run();
    System.exit(good ? 0 : 1);
  }

  private boolean run() throws IOException {
    List<Scenario> scenarios =
        Scenario.all().stream().filter(one -> options.hasScenario(one.name())).toList();
    List<Server> servers = prepared();
    if (options.hasScenario(Ceiling.NAME)) {
      for (int perFrame : new int[] {1, 16, 128}) {
        Server blast = new Blast(site, perFrame);
        measure(0, blast, Server.Mode.CHAT, List.of(new Ceiling(perFrame)));
      }
    }
    for (int round = 1; round <= options.rounds(); round++) {
      for (Server server : servers) {
        measure(round, server, scenariosOf(server, scenarios));
      }
    }
    new Report(site.work(), servers, scenarios, results).write();
    return results.failures().isEmpty();
  }

  /** What a server runs: Socket.IO also what finds the rates at which the others are to post. */
  private List<Scenario> scenariosOf(Server server, List<Scenario> chosen) {
    boolean pacing =
        server.name().equals(Servers.SOCKET_IO) && chosen.stream().anyMatch(Scenario::paced);
    return Scenario.all().stream()
        .filter(one -> options.hasScenario(one.name()) || pacing && one.paces())
        .toList();
  }

  private List<Server> prepared() {
    List<Server> ready = new ArrayList<>();
    for (Server server : Servers.all(site)) {
      if (options.hasServer(server.name())) {
        System.out.println("preparing " + server.title());
        try {
          server.prepare();
          ready.add(server);
        } catch (IllegalStateException e) {
          failed(0, server, "preparing", e);
        }
      }
    }
    return ready;
  }

  private void measure(int round, Server server, List<Scenario> scenarios) {
    List<Scenario> together = scenarios.stream().filter(one -> !one.alone()).toList();
    if (!together.isEmpty()) {
      List<Scenario> warm = Stream.concat(Stream.of(Scenario.warmUp()), together.stream()).toList();
      measure(round, server, Server.Mode.CHAT, warm);
    }
    for (Scenario scenario : scenarios) {
      if (scenario.alone()) {
        for (Server.Mode mode : scenario.modes()) {
          if (server.has(mode)) {
            measure(round, server, mode, List.of(scenario));
          }
        }
      }
    }
  }

  private void measure(int round, Server server, Server.Mode mode, List<Scenario> scenarios) {
    try (Running running = server.start(mode)) {
      for (Scenario scenario : scenarios) {
        Trial trial = new Trial(round, server, mode, running, scenario, options.plan(), results);
        long start = System.nanoTime();
        trial.part("all", () -> scenario.run(trial));
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        System.out.printf("%d %s %s took %d s%n", round, server.name(), scenario.name(), seconds);
      }
    } catch (IllegalStateException e) {
      failed(round, server, "start", e);
    }
  }

  private void failed(int round, Server server, String what, RuntimeException e) {
    results.failed(
        "round " + round + ", " + server.title() + ", " + what + ": " + e.getMessage(), e);
  }
}
