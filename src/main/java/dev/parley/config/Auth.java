package dev.parley.config;

/** How it is known who a client is. */
public enum Auth {
  /** Everybody takes a free name; a token proves that it is the own one. */
  GUEST("guest"),
  /** The server knows: the principal of the handshake is the user. */
  CONTAINER("container");

  private final String text;

  Auth(String text) {
    this.text = text;
  }

  /** As it is configured. */
  public String text() {
    return text;
  }
}
