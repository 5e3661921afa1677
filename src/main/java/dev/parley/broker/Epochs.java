package dev.parley.broker;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names for the lives of logs: 48 random bits each. Thread-safe. */
public final class Epochs {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 6;

  private Epochs() {}

  /** A new epoch. */
  public static String create() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
