package dev.parley.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A table among the test resources: a row a line, columns parted by {@code ;}, comments by #. */
final class Table {
  private Table() {}

  /** The rows of a table in the folder {@code conformance}; none where there is no such table. */
  static List<List<String>> read(String name) {
    try (InputStream in = Table.class.getResourceAsStream("/conformance/" + name)) {
      if (in == null) {
        return List.of();
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split(";")).map(String::strip).toList())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
