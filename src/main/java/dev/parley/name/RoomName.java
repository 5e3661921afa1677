package dev.parley.name;

import dev.parley.message.Refusal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules for a room's name. */
public final class RoomName {
  /** The longest name, in code points. */
  public static final int MAX_LENGTH = 64;

  // marks are what vowels are in many scripts, so they go with letters
  private static final Pattern ALLOWED =
      Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}._-]{0," + (MAX_LENGTH - 1) + "}");

  private RoomName() {}

  /**
   * The canonical form of a name: NFKC and lower case.
   *
   * @throws Refusal if the text cannot be a room's name
   */
  public static String parse(String field, String text) throws Refusal {
    String canonical = nfkc(nfkc(text).toLowerCase(Locale.ROOT));
    if (text.length() > 2 * MAX_LENGTH || !ALLOWED.matcher(canonical).matches()) {
      throw Refusal.invalid(
          field,
          field
              + " must have 1 to "
              + MAX_LENGTH
              + " characters: letters, digits, '-', '_' and '.', starting with a letter or digit");
    }
    return canonical;
  }

  private static String nfkc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
