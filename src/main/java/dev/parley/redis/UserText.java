package dev.parley.redis;

import dev.parley.name.Username;

/** Users as Redis has them: key and name with a tab between, which neither can contain. */
final class UserText {
  private static final char SEPARATOR = '\t';

  private UserText() {}

  static String write(Username user) {
    return user.key() + SEPARATOR + user.display();
  }

  /** Reads a user; throws IllegalArgumentException if it is none. */
  static Username read(String text) {
    int at = text.indexOf(SEPARATOR);
    if (at < 1 || at == text.length() - 1) {
      throw new IllegalArgumentException("not a user");
    }
    return new Username(text.substring(at + 1), text.substring(0, at));
  }
}
