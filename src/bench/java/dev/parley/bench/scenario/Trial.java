package dev.parley.bench.scenario;

import dev.parley.bench.client.BareDialect;
import dev.parley.bench.client.CheckFailed;
import dev.parley.bench.client.Crowd;
import dev.parley.bench.client.Place;
import dev.parley.bench.report.Results;
import dev.parley.bench.report.Row;
import dev.parley.bench.server.Running;
import dev.parley.bench.server.Server;
import dev.parley.bench.server.Servers;
import dev.parley.bench.server.Usage;
import java.util.Locale;

/** A server that runs, with one scenario to be measured in one round. */
public final class Trial {
  /** Deliveries per second that are taken for Socket.IO's best where it takes no part. */
  static final double SUPPOSED_BEST = 100_000;

  private final int round;
  private final Server server;
  private final Server.Mode mode;
  private final Running running;
  private final Scenario scenario;
  private final Plan plan;
  private final Results results;
  private final Usage usage;

  public Trial(
      int round,
      Server server,
      Server.Mode mode,
      Running running,
      Scenario scenario,
      Plan plan,
      Results results) {
    this.round = round;
    this.server = server;
    this.mode = mode;
    this.running = running;
    this.scenario = scenario;
    this.plan = plan;
    this.results = results;
    this.usage = new Usage(running);
  }

  Plan plan() {
    return plan;
  }

  Server.Mode mode() {
    return mode;
  }

  boolean onJvm() {
    return server.onJvm();
  }

  Usage usage() {
    return usage;
  }

  int port() {
    return running.address().getPort();
  }

  /** Clients of the server that are not connected yet. */
  Crowd crowd(int rooms, int members) {
    Place place =
        new Place(
            running.address(),
            running.path(),
            mode == Server.Mode.BARE ? new BareDialect() : server.dialect());
    return new Crowd(place, rooms, members);
  }

  /** Does one part of a scenario; if it fails, that is kept, and the other parts go on. */
  public void part(String parameters, Runnable part) {
    try {
      part.run();
    } catch (CheckFailed | IllegalStateException e) {
      String failure =
          "round %d, %s, %s, %s: %s"
              .formatted(round, server.title(), scenario.name(), parameters, e.getMessage());
      results.failed(failure, e);
    }
  }

  /** Keeps a number. */
  void record(String parameters, String metric, double value) {
    String shown = mode == Server.Mode.BARE ? server.name() + "-bare" : server.name();
    results.add(new Row(round, shown, scenario.name(), parameters, metric, value));
    System.out.printf(
        Locale.ROOT,
        "%d %-14s %s %-28s %-26s %,14.2f%n",
        round,
        shown,
        scenario.name(),
        parameters,
        metric,
        value);
  }

  /** Messages per second that are this share of what Socket.IO did at best in this round. */
  double rate(int members, double share) {
    double best =
        plan.inFlight().stream()
            .mapToDouble(
                inFlight -> {
                  String key =
                      "S1|" + BusyRoom.parameters(members, inFlight) + '|' + Load.DELIVERIES;
                  return results.of(Servers.SOCKET_IO, key, round).orElse(0);
                })
            .max()
            .orElse(0);
    return (best == 0 ? SUPPOSED_BEST : best) * share / members;
  }
}
