package dev.parley.bench.scenario;

import dev.parley.bench.server.Server;
import java.util.List;
import java.util.stream.Stream;

/** One thing that is measured. */
public interface Scenario {

  /** Its short name, such as S1. */
  String name();

  /** What is measured and how, in a sentence or two for the report. */
  String method();

  /** The ways in which a server is started for it; it runs once for each. */
  default List<Server.Mode> modes() {
    return List.of(Server.Mode.CHAT);
  }

  /** Whether nothing else may have run on the same process. */
  default boolean alone() {
    return false;
  }

  /** Whether it finds a server's best rate. */
  default boolean paces() {
    return false;
  }

  /** Whether it posts at parts of the best rate of Socket.IO, which has to be found before. */
  default boolean paced() {
    return false;
  }

  /** Measures the trial's server. */
  void run(Trial trial);

  /** What comes before those that share a process. */
  static Scenario warmUp() {
    return new WarmUp();
  }

  /** All scenarios, in the order in which they run. */
  static List<Scenario> all() {
    return List.of(
        new BusyRoom(),
        new SteadyRoom(),
        new ManyRooms(),
        new Joining(),
        new SlowReaders(),
        new IdleConnections(),
        new ReconnectStorm());
  }

  /** One of all, or the warm-up, by its name. */
  static Scenario named(String name) {
    return Stream.concat(Stream.of(warmUp()), all().stream())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
