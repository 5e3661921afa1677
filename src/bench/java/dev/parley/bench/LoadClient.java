package dev.parley.bench;

import dev.parley.bench.report.Results;
import dev.parley.bench.scenario.Plan;
import dev.parley.bench.scenario.Scenario;
import dev.parley.bench.scenario.Trial;
import dev.parley.bench.server.Running;
import dev.parley.bench.server.Server;
import dev.parley.bench.server.Servers;
import dev.parley.bench.server.Site;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts a server, measures it and stops it. Each server of each round has a load client of its
 * own, a process that has met no other: what a JIT has made of one server's frames serves another's
 * badly, by up to a millisecond of p99.
 */
final class LoadClient {
  private final int round;
  private final Server server;
  private final Server.Mode mode;
  private final Results results;

  LoadClient(int round, Server server, Server.Mode mode, Results results) {
    this.round = round;
    this.server = server;
    this.mode = mode;
    this.results = results;
  }

  /** Has a new process, with the flags of this one, measure; whatever fails is in the results. */
  void fork(List<Scenario> scenarios) {
    List<String> command = new ArrayList<>(List.of(Site.java()));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(LoadClient.class.getName(), "" + round, server.name(), mode.name()));
    scenarios.forEach(scenario -> command.add(scenario.name()));
    try {
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (status != 0) {
        failed(new IllegalStateException("the load client ended with status " + status));
      }
    } catch (IOException | InterruptedException e) {
      failed(new IllegalStateException("cannot run the load client", e));
    }
  }

  /** What such a process does: the arguments are a round, a server, its mode and scenarios. */
  public static void main(String[] args) throws IOException {
    Site site = Site.fromProperties();
    int round = Integer.parseInt(args[0]);
    Server server = Servers.named(site, args[1]);
    Server.Mode mode = Server.Mode.valueOf(args[2]);
    Results results = Results.read(Benchmark.results(site));
    List<Scenario> scenarios = Stream.of(args).skip(3).map(Scenario::named).toList();
    new LoadClient(round, server, mode, results).measure(scenarios);
    System.exit(0);
  }

  /** Measures in this process. */
  void measure(List<Scenario> scenarios) {
    Plan plan = Options.fromProperties().plan();
    try (Running running = server.start(mode)) {
      for (Scenario scenario : scenarios) {
        Trial trial = new Trial(round, server, mode, running, scenario, plan, results);
        long start = System.nanoTime();
        trial.part("all", () -> scenario.run(trial));
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        System.out.printf("%d %s %s took %d s%n", round, server.name(), scenario.name(), seconds);
      }
    } catch (IllegalStateException e) {
      failed(e);
    }
  }

  private void failed(IllegalStateException e) {
    results.failed("round " + round + ", " + server.title() + ": " + e.getMessage(), e);
  }
}
