package dev.parley.bench.client;

/** A message was lost, repeated or reordered, or a connection failed: the run is void. */
public final class CheckFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Enough to see what it is about: a frame may be long. */
  private static final int LENGTH = 300;

  public CheckFailed(String message) {
    super(shortened(message));
  }

  public CheckFailed(String message, Throwable cause) {
    super(shortened(message), cause);
  }

  private static String shortened(String message) {
    return message.length() > LENGTH ? message.substring(0, LENGTH) + " ..." : message;
  }
}
