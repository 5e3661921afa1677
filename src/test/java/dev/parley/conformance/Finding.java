package dev.parley.conformance;

import java.util.List;

/**
 * What a case has shown.
 *
 * @param is the outcome, or {@link #RIGHT}
 * @param expected what is known of the server: one of these outcomes, or {@link #RIGHT}
 */
record Finding(String id, String is, List<String> expected) {
  /** One of the outcomes that are allowed. */
  static final String RIGHT = "as it must";

  boolean deviates() {
    return !is.equals(RIGHT);
  }

  boolean isNews() {
    return !expected.contains(is);
  }
}
