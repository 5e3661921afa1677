package dev.parley.message;

/**
 * One text frame of the server: a JSON array of encoded events. Immutable, so that many connections
 * can share one.
 *
 * @param text the whole array
 * @param bytes its length in UTF-8
 */
public record ServerFrame(String text, int bytes) {

  /** A frame of a whole array. */
  public ServerFrame(String text) {
    this(text, Utf8.length(text));
  }

  /** A frame of events that are joined by commas already. */
  public static ServerFrame of(CharSequence events) {
    return new ServerFrame("[" + events + "]");
  }
}
