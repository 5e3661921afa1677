package dev.parley.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that a test needs from the system.
 *
 * @param path where it is
 */
public record Program(Path path) {

  /** How a run ended, and all that it printed. */
  public record Outcome(int status, String output) {}

  /**
   * Finds a program. Where there is none it skips the test, but not in CI: there it would never be
   * seen that nothing was tested.
   *
   * @param debian the package of Debian that has it
   */
  public static Program find(String name, String debian) {
    return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
        .map(dir -> Path.of(dir, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Program::new)
        .orElseThrow(() -> missing("No " + name + " on the path: apt-get install " + debian));
  }

  /** Runs it to its end, with a text to read. */
  public Outcome run(String input, String... arguments) {
    List<String> words = new ArrayList<>(List.of(path.toString()));
    words.addAll(List.of(arguments));
    try {
      Path text = Files.createTempFile("parley-input", ".txt");
      try {
        Files.writeString(text, input);
        Process process =
            new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(text.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
      } finally {
        Files.delete(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Skips the test, but not in CI; for what is missing of other kinds, too. */
  public static AssertionError missing(String message) {
    if (System.getenv("CI") == null) {
      System.err.println("SKIPPED: " + message);
      Assumptions.abort(message);
    }
    return new AssertionError(message);
  }
}
