package dev.parley.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * All numbers of a run, and what failed. Both are in files, each line from the moment that it is
 * known, since processes that follow one another add to them.
 */
public final class Results {
  private final Path file;
  private final Path failed;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private Results(Path file) {
    this.file = file;
    this.failed = file.resolveSibling(file.getFileName() + ".failed");
  }

  /** Empty, in place of those of an earlier run. */
  public static Results create(Path file) throws IOException {
    Results results = new Results(file);
    Files.writeString(file, "round,server,scenario,parameters,metric,value\n");
    Files.writeString(results.failed, "");
    return results;
  }

  /** With all that is in the files by now. */
  public static Results read(Path file) throws IOException {
    Results results = new Results(file);
    Files.readAllLines(file).stream().skip(1).map(Row::parse).forEach(results.rows::add);
    results.failures.addAll(Files.readAllLines(results.failed));
    return results;
  }

  public void add(Row row) {
    rows.add(row);
    append(file, row.line());
  }

  /** Notes a failure, which makes the run void. */
  public void failed(String what, RuntimeException e) {
    String line = what.replaceAll("\\R", " ");
    failures.add(line);
    append(failed, line);
    System.out.println("FAILED: " + what);
    e.printStackTrace(System.out);
  }

  private static void append(Path file, String line) {
    try {
      Files.writeString(file, line + '\n', StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IllegalStateException("cannot write " + file, e);
    }
  }

  /** What has failed. */
  public List<String> failures() {
    return failures;
  }

  public List<Row> rows() {
    return rows;
  }

  /** The numbers of all rounds, sorted. */
  double[] values(String server, String key) {
    return of(server, key).sorted().toArray();
  }

  /** The ratios to another server, round by round, sorted. */
  double[] ratios(String server, String other, String key) {
    return ratios(server, key, other, key);
  }

  /** The ratios to another number of another server, round by round, sorted. */
  double[] ratios(String server, String key, String other, String otherKey) {
    return rows.stream()
        .filter(row -> row.server().equals(server) && row.key().equals(key))
        .flatMapToDouble(
            row -> {
              OptionalDouble base = of(other, otherKey, row.round());
              return base.isPresent()
                  ? DoubleStream.of(row.value() / base.getAsDouble())
                  : DoubleStream.empty();
            })
        .sorted()
        .toArray();
  }

  /** The number of one round, if it was measured. */
  public OptionalDouble of(String server, String key, int round) {
    return rows.stream()
        .filter(row -> row.round() == round)
        .filter(row -> row.server().equals(server) && row.key().equals(key))
        .mapToDouble(Row::value)
        .findFirst();
  }

  private DoubleStream of(String server, String key) {
    return rows.stream()
        .filter(row -> row.server().equals(server) && row.key().equals(key))
        .mapToDouble(Row::value);
  }

  static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
