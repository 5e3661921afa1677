package dev.parley.bench;

import dev.parley.bench.scenario.Plan;
import java.util.List;

/**
 * What is run, from system properties.
 *
 * @param kind {@code quick}, {@code full}, {@code nodes} or {@code jmh}
 * @param servers names, empty for all
 * @param scenarios names, empty for all
 * @param rounds how often everything is measured
 */
record Options(String kind, List<String> servers, List<String> scenarios, int rounds) {
  private static final List<String> KINDS = List.of("quick", "full", "nodes", "jmh");
  private static final List<String> QUICK = List.of("socketio", "liberty", "ws", "bun");

  static Options fromProperties() {
    String kind = System.getProperty("bench", "full");
    boolean quick = kind.equals("quick");
    List<String> servers = list("bench.servers");
    return new Options(
        kind,
        servers.isEmpty() && quick ? QUICK : servers,
        list("bench.scenarios"),
        Integer.parseInt(property("bench.rounds", quick ? "1" : "3")));
  }

  /**
   * Refuses names that are none, which would leave out what was meant.
   *
   * @throws IllegalArgumentException names the property, the name and the names there are
   */
  void check(List<String> allServers, List<String> allScenarios) {
    check("bench", List.of(kind), KINDS);
    check("bench.servers", servers, allServers);
    check("bench.scenarios", scenarios, allScenarios);
  }

  private static void check(String property, List<String> names, List<String> all) {
    for (String name : names) {
      if (!all.contains(name)) {
        throw new IllegalArgumentException(
            property + ": there is no " + name + ", but " + String.join(", ", all));
      }
    }
  }

  Plan plan() {
    return kind.equals("quick") ? Plan.quick() : Plan.full();
  }

  boolean hasServer(String name) {
    return servers.isEmpty() || servers.contains(name);
  }

  boolean hasScenario(String name) {
    return scenarios.isEmpty() || scenarios.contains(name);
  }

  private static List<String> list(String property) {
    String value = property(property, "");
    return value.isEmpty() ? List.of() : List.of(value.split("\\s*,\\s*"));
  }

  private static String property(String name, String otherwise) {
    String value = System.getProperty(name, "");
    return value.isBlank() ? otherwise : value.trim();
  }
}
