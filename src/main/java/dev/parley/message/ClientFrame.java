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

  /**
   * The same frame where the server has no memory to spare: signs of life and the leaving of rooms
   * are taken as ever, any other request is answered {@link ErrorCode#UNAVAILABLE}.
   */
  public ClientFrame shed() {
    boolean costsNothing =
        message instanceof ClientMessage.Ping
            || message instanceof ClientMessage.Pong
            || message instanceof ClientMessage.LeaveRoom
            || message instanceof ClientMessage.Malformed;
    return costsNothing
        ? this
        : new ClientFrame(
            bytes,
            new ClientMessage.Malformed(
                message.id(),
                ErrorCode.UNAVAILABLE,
                null,
                "the server has no memory to spare; try again later"));
  }
}
