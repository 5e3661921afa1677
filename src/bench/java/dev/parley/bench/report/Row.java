package dev.parley.bench.report;

import java.util.Locale;

/**
 * One measured number.
 *
 * @param parameters of the step, such as {@code room=200 inflight=16}
 * @param metric what was measured, with its unit
 */
public record Row(
    int round, String server, String scenario, String parameters, String metric, double value) {

  /** What makes numbers of different servers and rounds comparable. */
  String key() {
    return scenario + '|' + parameters + '|' + metric;
  }

  /** The reverse of {@link #line}. */
  static Row parse(String line) {
    String[] cells = line.split(",");
    return new Row(
        Integer.parseInt(cells[0]),
        cells[1],
        cells[2],
        cells[3],
        cells[4],
        Double.parseDouble(cells[5]));
  }

  /** A line of comma-separated values, with six digits of the number. */
  String line() {
    return String.format(
        Locale.ROOT, "%d,%s,%s,%s,%s,%.6g", round, server, scenario, parameters, metric, value);
  }
}
