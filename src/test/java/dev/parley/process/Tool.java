package dev.parley.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program of this machine that a test needs. */
public final class Tool {
  private final Path program;

  private Tool(Path program) {
    this.program = program;
  }

  /** What a program has done. */
  public record Outcome(int status, String output) {}

  /** Finds it on the path; ends the test where there is none. */
  public static Tool named(String name, String debianPackage) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(dir -> Path.of(dir, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Tool::new)
        .orElseThrow(
            () -> missing("no " + name + " on the path: apt-get install " + debianPackage));
  }

  /** Runs it to its end. */
  public Outcome run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Outcome(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Skips the test, but not in CI: there it would never be seen that nothing was tested. */
  public static AssertionError missing(String message) {
    if (System.getenv("CI") == null) {
      System.err.println("SKIPPED: " + message);
      Assumptions.abort(message);
    }
    return new AssertionError(message);
  }
}
