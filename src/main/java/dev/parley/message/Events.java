package dev.parley.message;

/**
 * Encoded events that many connections can share, as a frame of their own or as a part of one.
 * Immutable.
 *
 * @param text the events, joined by commas
 * @param frame a frame of nothing else
 */
public record Events(String text, ServerFrame frame) {

  /** Events that are joined by commas already. */
  public static Events of(String joined) {
    return new Events(joined, ServerFrame.of(joined));
  }

  /** Events that are joined by commas already; {@code bytes} is their length in UTF-8. */
  public static Events of(String joined, int bytes) {
    return new Events(joined, ServerFrame.of(joined, bytes));
  }

  /** The length of the text in UTF-8. */
  public int bytes() {
    return frame.bytes() - ServerFrame.BRACKETS;
  }
}
