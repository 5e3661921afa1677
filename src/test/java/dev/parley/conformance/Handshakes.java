package dev.parley.conformance;

import java.util.List;

/** Handshakes, right and wrong (RFC 6455, section 4). */
final class Handshakes {
  private static final String END = "\r\n";

  private Handshakes() {}

  /**
   * One of the table.
   *
   * @param allowed {@code accepted} or {@code refused}, or either
   */
  record Handshake(String id, String title, String request, List<String> allowed) {}

  /** Those of {@code handshakes.csv}, whose lines are parted by {@code \}. */
  static List<Handshake> all() {
    return Table.read("handshakes.csv").stream()
        .map(
            row ->
                new Handshake(
                    "handshake/" + row.get(0),
                    row.get(1),
                    row.get(3).replace("\\", END) + END + END,
                    List.of(row.get(2).split(" or "))))
        .toList();
  }
}
