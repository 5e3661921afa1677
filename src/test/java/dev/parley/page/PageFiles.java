package dev.parley.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The page as its authors write it. */
final class PageFiles {
  static final Path ROOT = Path.of("src/main/webapp");

  private PageFiles() {}

  /** The texts of all modules and documents. */
  static Stream<String> sources() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(js|html)"))
          .map(PageFiles::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
