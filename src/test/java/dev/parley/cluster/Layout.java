package dev.parley.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the build has put things, and copying them. */
final class Layout {
  private Layout() {}

  /** The WAR that the build made. */
  static Path war() {
    return Path.of(System.getProperty("parley.war")).toAbsolutePath();
  }

  /** Something below target/. */
  static Path target(String path) {
    Path found = war().resolveSibling(path);
    if (!Files.exists(found)) {
      throw new IllegalStateException("The build has not put it there: " + found);
    }
    return found;
  }

  /** The Java that the tests run on. */
  static Path java() {
    return Path.of(System.getProperty("java.home"));
  }

  /** A new folder, in place of one of this name. */
  static Path fresh(String name) throws IOException {
    Path dir = war().resolveSibling("nodes").resolve(name);
    if (Files.exists(dir)) {
      try (Stream<Path> files = Files.walk(dir)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(dir);
  }

  /** Copies a file, or a folder with all that is in it. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  static void write(Path file, List<String> lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }
}
