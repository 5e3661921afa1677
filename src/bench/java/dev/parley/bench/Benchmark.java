package dev.parley.bench;

import dev.parley.bench.micro.Micro;
import dev.parley.bench.nodes.ScaleOut;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Results;
import dev.parley.bench.scenario.Ceiling;
import dev.parley.bench.scenario.Scenario;
import dev.parley.bench.server.Blast;
import dev.parley.bench.server.Server;
import dev.parley.bench.server.Servers;
import dev.parley.bench.server.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures Parley and what people use in its place, side by side: in each round every server runs
 * every scenario, one after the other, on fresh processes of server and load client.
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
    boolean good = new Benchmark(options, site, Results.create(results(site))).run();
    System.exit(good ? 0 : 1);
  }

  /** Where the numbers are. */
  static Path results(Site site) {
    return site.work().resolve("results.csv");
  }

  private boolean run() throws IOException {
    List<Scenario> scenarios =
        Scenario.all().stream().filter(one -> options.hasScenario(one.name())).toList();
    List<Server> servers = prepared();
    if (options.hasScenario(Ceiling.NAME)) {
      for (int perFrame : new int[] {1, 16, 128}) {
        Server blast = new Blast(site, perFrame);
        new LoadClient(0, blast, Server.Mode.CHAT, results).measure(List.of(new Ceiling(perFrame)));
      }
    }
    for (int round = 1; round <= options.rounds(); round++) {
      for (Server server : servers) {
        measure(round, server, scenariosOf(server, scenarios));
      }
    }
    Results all = Results.read(results(site));
    new Report(site.work(), servers, scenarios, all).write();
    return all.failures().isEmpty();
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
          results.failed("preparing " + server.title() + ": " + e.getMessage(), e);
        }
      }
    }
    return ready;
  }

  private void measure(int round, Server server, List<Scenario> scenarios) {
    List<Scenario> together = scenarios.stream().filter(one -> !one.alone()).toList();
    if (!together.isEmpty()) {
      new LoadClient(round, server, Server.Mode.CHAT, results)
          .fork(Stream.concat(Stream.of(Scenario.warmUp()), together.stream()).toList());
    }
    for (Scenario scenario : scenarios) {
      if (scenario.alone()) {
        for (Server.Mode mode : scenario.modes()) {
          if (server.has(mode)) {
            new LoadClient(round, server, mode, results).fork(List.of(scenario));
          }
        }
      }
    }
  }
}
