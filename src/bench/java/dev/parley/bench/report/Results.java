package dev.parley.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** All numbers of a run; each is written to a file as soon as it is there. */
public final class Results {
  private final Path file;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  public Results(Path file) throws IOException {
    this.file = file;
    Files.writeString(file, "round,server,scenario,parameters,metric,value\n");
  }

  public void add(Row row) {
    rows.add(row);
    String line =
        String.format(
            Locale.ROOT,
            "%d,%s,%s,%s,%s,%.6g%n",
            row.round(),
            row.server(),
            row.scenario(),
            row.parameters(),
            row.metric(),
            row.value());
    try {
      Files.writeString(file, line, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IllegalStateException("cannot write " + file, e);
    }
  }

  /** Notes a failure, which makes the run void. */
  public void failed(String what, RuntimeException e) {
    failures.add(what);
    System.out.println("FAILED: " + what);
    e.printStackTrace(System.out);
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
