package dev.parley.bench.report;

import java.util.Locale;

/** Numbers for people: three digits that matter. */
final class Numbers {
  private Numbers() {}

  static String format(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
