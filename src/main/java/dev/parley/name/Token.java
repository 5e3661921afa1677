package dev.parley.name;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Proves the ownership of a name: for a guest 128 random bits. Its text is never logged.
 * Thread-safe.
 */
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

  /** The token that a client brings, or null where it brings none of the right form. */
  public static @Nullable Token parse(@Nullable String brought) {
    return brought != null && FORM.matcher(brought).matches() ? new Token(brought) : null;
  }

  /**
   * What proves the ownership of a name to all nodes where the server itself knows the user. It is
   * no secret, but of a form that no client can bring.
   */
  public static Token ofPrincipal(String principal) {
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(principal)));
  }

  /** Compares in constant time. */
  public boolean matches(@Nullable Token brought) {
    return brought != null
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), brought.text.getBytes(StandardCharsets.UTF_8));
  }

  /** What may be kept where others can read it: the token cannot be found from it. */
  public String digest() {
    return HexFormat.of().formatHex(sha256(text));
  }

  /** The text for its owner alone. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "Token[hidden]";
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
