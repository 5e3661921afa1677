package dev.parley.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where a server, not the WAR, is known to deviate. */
final class Deviations {
  private Deviations() {}

  /**
   * The outcomes by case, of the server of this name; several, parted by {@code |}, where it takes
   * rubbish for frames and so depends on how that comes.
   */
  static Map<String, List<String>> of(String server) {
    Map<String, List<String>> known = new TreeMap<>();
    Table.read("deviations/" + server + ".csv")
        .forEach(row -> known.put(row.get(0), ConformanceCase.outcomes(row.get(1))));
    return known;
  }

  /** What is expected of a case: what is known, or that it is right. */
  static List<String> expected(Map<String, List<String>> known, String id) {
    return known.getOrDefault(id, List.of(Finding.RIGHT));
  }

  /** As a line of that table. */
  static String line(String id, String outcome) {
    return id + "; " + outcome + "\n";
  }
}
