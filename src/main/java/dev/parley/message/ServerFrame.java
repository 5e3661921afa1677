package dev.parley.message;

/**
 * One text frame of the server: a JSON array of encoded events. Immutable, so that many connections
 * can share one.
 *
 * @param text the whole array
 */
public record ServerFrame(String text) {

  /** A frame of events that are joined by commas already. */
  public static ServerFrame of(CharSequence events) {
    return new ServerFrame("[" + events + "]");
  }
}
