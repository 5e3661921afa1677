package dev.parley.message;

/**
 * One text frame of a client.
 *
 * @param bytes its size in UTF-8
 * @param message the request in it
 */
public record ClientFrame(int bytes, ClientMessage message) {

  /** Reads a frame; whatever is wrong with it becomes a {@link ClientMessage.Malformed}. */
  public static ClientFrame read(String text) {
    return new ClientFrame(Utf8.length(text), RequestReader.read(text));
  }
}
