package dev.parley.redis;

import dev.parley.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** Where the Redis of a test comes from. */
public enum RedisBinary {
  /** Out of a Maven artifact: Redis 6.2, the oldest that Parley runs with. */
  EMBEDDED {
    @Override
    public Path path() {
      return Extracted.PATH;
    }
  },
  /** The system's {@code redis-server}, which must be 7 or newer. */
  SYSTEM {
    @Override
    public Path path() {
      Optional<Path> found =
          Stream.of(System.getenv("PATH").split(":"))
              .map(dir -> Path.of(dir, "redis-server"))
              .filter(Files::isExecutable)
              .filter(path -> major(path) >= 7)
              .findFirst();
      return found.orElseThrow(
          () ->
              Program.missing(
                  "No redis-server 7 or newer on the path: apt-get install redis-server"));
    }
  };

  private static final Pattern VERSION = Pattern.compile("v=((\\d+)\\S*)");

  /** Where it is; ends the test where there is none. */
  public abstract Path path();

  /** Its version, such as 6.2.11. */
  public String version() {
    return version(path()).group(1);
  }

  private static int major(Path binary) {
    return Integer.parseInt(version(binary).group(2));
  }

  private static Matcher version(Path binary) {
    try {
      Process process =
          new ProcessBuilder(binary.toString(), "--version").redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher version = VERSION.matcher(text);
      if (!version.find()) {
        throw new IllegalStateException(binary + " tells no version: " + text);
      }
      return version;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Extracted once, when first asked for. */
  private static final class Extracted {
    private static final Path PATH = extract();

    private static Path extract() {
      try {
        Path dir = Files.createTempDirectory("parley-redis-binary");
        dir.toFile().deleteOnExit(); // after the binary, which comes to the list later
        return ExecutableProvider.newJarResourceProvider(dir.toFile()).get().toPath();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
