package dev.parley.name;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Proves the ownership of a name: 128 random bits. Its text is never logged. Thread-safe. */
public final class Token {
  private static final int BYTES = 16;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private Token(String text) {
    this.text = text;
  }

  /** A new token. */
  public static Token create() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * The token that a client brings for a name that nobody holds: its own if that has the right
   * form, so that all of a user's tabs come back after a restart of the server, else a new one.
   */
  public static Token adoptOrCreate(@Nullable String brought) {
    return brought != null && FORM.matcher(brought).matches() ? new Token(brought) : create();
  }

  /** Compares in constant time. */
  public boolean matches(@Nullable String brought) {
    return brought != null
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), brought.getBytes(StandardCharsets.UTF_8));
  }

  /** What may be kept where others can read it: the token cannot be found from it. */
  public String digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** The text for its owner alone. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "Token[hidden]";
  }
}
