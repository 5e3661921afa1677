package dev.parley.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things are.
 *
 * @param base the project
 * @param work {@code target/bench}, which all that is written goes to
 * @param war Parley
 * @param maven the installation of Maven
 * @param port the first of four ports that servers listen on, at 127.0.0.1
 */
public record Site(Path base, Path work, Path war, Path maven, int port) {

  /** As the build has set it. */
  public static Site fromProperties() {
    return new Site(
        Path.of(System.getProperty("bench.base")),
        Path.of(System.getProperty("bench.work")),
        Path.of(System.getProperty("bench.war")),
        Path.of(System.getProperty("bench.maven")),
        Integer.getInteger("bench.port", 9600));
  }

  /** Where the build has unpacked the servers. */
  Path dist(String name) {
    return work.resolve("dist").resolve(name);
  }

  /** The java command of this JVM. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The code of a peer, copied to where it is built. */
  Path peer(String name) {
    return copy(base.resolve("src/bench/peers").resolve(name), work.resolve("peers").resolve(name));
  }

  /** A new directory, in place of one of this name. */
  Path fresh(String name) {
    Path dir = work.resolve("run").resolve(name);
    try {
      if (Files.exists(dir)) {
        try (Stream<Path> files = Files.walk(dir)) {
          for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
            Files.delete(file);
          }
        }
      }
      return Files.createDirectories(dir);
    } catch (IOException e) {
      throw new IllegalStateException("cannot make " + dir, e);
    }
  }

  /** Copies a directory over another. */
  static Path copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.write(copy, Files.readAllBytes(file));
        }
      }
      return to;
    } catch (IOException e) {
      throw new IllegalStateException("cannot copy " + from, e);
    }
  }

  /** Runs a command to its end. */
  static void run(Path dir, List<String> command) {
    try {
      Path log = dir.resolve("build.log");
      Process process =
          new ProcessBuilder(command)
              .directory(dir.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + " failed:\n" + Files.readString(log));
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(command + " failed", e);
    }
  }
}
