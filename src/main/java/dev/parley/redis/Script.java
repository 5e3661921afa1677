package dev.parley.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The Lua scripts: each is one atomic step in Redis. What they take and return is said in them. */
enum Script {
  PUBLISH,
  READ,
  ENTER,
  LEAVE,
  REPLACE,
  WHO,
  CLAIM,
  HOLD,
  RENEW,
  REGISTER,
  SIGNAL;

  private final String text = load("prelude") + load(name().toLowerCase(Locale.ROOT));
  private final String digest = sha1(text);

  /** The text. */
  String text() {
    return text;
  }

  /** What Redis calls the script: the SHA-1 digest of its text. */
  String digest() {
    return digest;
  }

  private static String load(String name) {
    String file = name + ".lua";
    try (InputStream in = Script.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(String text) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(sha1.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
