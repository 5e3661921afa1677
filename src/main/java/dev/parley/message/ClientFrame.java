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
    return new ClientFrame(utf8Length(text), RequestReader.read(text));
  }

  private static int utf8Length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // each half of a surrogate pair counts two of the pair's four bytes
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }
}
