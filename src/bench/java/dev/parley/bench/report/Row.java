package dev.parley.bench.report;

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
}
