package dev.parley.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What others publish with npm, for tests to use as data. Nothing of it is run with Node. */
public final class NpmPackage {
  private static final Path DIR = Path.of("target", "npm");

  private NpmPackage() {}

  /**
   * Gets it, once for each {@code mvn clean}; ends the test where that is not possible.
   *
   * @param spec name and version, such as {@code @scope/name@1.2.3}
   * @return the folder with its files
   */
  public static Path unpack(String spec) {
    Path dir = DIR.resolve(spec.replaceAll("[^A-Za-z0-9.-]", "_")).toAbsolutePath();
    if (Files.exists(dir)) {
      return dir.resolve("package");
    }
    try {
      Files.createDirectories(DIR);
      Path fresh = Files.createTempDirectory(DIR.toAbsolutePath(), "new");
      Program.Outcome packed = Program.find("npm", "npm").run("", command(fresh, spec));
      if (packed.status() != 0) {
        throw Program.missing("npm cannot get " + spec + ": " + packed.output());
      }
      Path archive = fresh.resolve(packed.output().strip().replaceFirst("(?s).*\n", ""));
      Program.Outcome unpacked =
          Program.find("tar", "tar").run("", "xzf", archive.toString(), "-C", fresh.toString());
      if (unpacked.status() != 0) {
        throw new IllegalStateException(archive + ": " + unpacked.output());
      }
      Files.move(fresh, dir);
      return dir.resolve("package");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a network it gives up after seconds. */
  private static String[] command(Path destination, String spec) {
    return new String[] {
      "pack",
      "--loglevel=error",
      "--prefer-offline",
      "--fetch-retry-mintimeout=1000",
      "--fetch-retry-maxtimeout=3000",
      "--pack-destination=" + destination,
      spec
    };
  }
}
