package dev.parley.conformance;

/**
 * What a case has shown.
 *
 * @param is the outcome, or {@link #RIGHT}
 * @param expected what is known of the server, or {@link #RIGHT}
 */
record Finding(String id, String is, String expected) {
  /** One of the outcomes that are allowed. */
  static final String RIGHT = "as it must";

  boolean deviates() {
    return !is.equals(RIGHT);
  }

  boolean isNews() {
    return !is.equals(expected);
  }
}
