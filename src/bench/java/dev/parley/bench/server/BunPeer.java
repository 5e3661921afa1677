package dev.parley.bench.server;

import dev.parley.bench.client.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A peer on Bun, which npm brings. */
final class BunPeer extends NodePeer {
  private static final long LEAST_BYTES = 1_000_000; // smaller ones only say that it is missing

  BunPeer(Site site, String name, String title, Dialect dialect) {
    super(site, name, title, dialect, false);
  }

  @Override
  List<String> command(Path dir) {
    return List.of(program(dir).toString(), "server.js");
  }

  /** Its install script moves the program, where npm lets install scripts run. */
  private static Path program(Path dir) {
    try (Stream<Path> files = Files.walk(dir.resolve("node_modules"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (name.matches("bun(\\.exe)?") && Files.size(file) > LEAST_BYTES) {
          return file;
        }
      }
      throw new IllegalStateException("npm brought no program for this machine");
    } catch (IOException e) {
      throw new IllegalStateException("cannot look for bun in " + dir, e);
    }
  }
}
