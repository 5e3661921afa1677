package dev.parley.message;

/**
 * One text frame of the server: a JSON array of encoded events. Immutable, so that many connections
 * can share one.
 *
 * @param text the whole array
 * @param bytes its length in UTF-8
 */
public record ServerFrame(String text, int bytes) {
  /** How many bytes of a frame are not of its events, or between them. */
  public static final int BRACKETS = 2;

  /** A frame of events that are joined by commas already. */
  public static ServerFrame of(String events) {
    return of(events, Utf8.length(events));
  }

  /** A frame of such events; {@code bytes} is their length in UTF-8. */
  static ServerFrame of(String events, int bytes) {
    return new ServerFrame("[" + events + "]", bytes + BRACKETS);
  }
}
