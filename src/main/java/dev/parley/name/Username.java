package dev.parley.name;

import dev.parley.message.Refusal;
import rocks.xmpp.precis.InvalidCodePointException;
import rocks.xmpp.precis.PrecisProfile;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * A user's name, prepared by RFC 8266 (Nickname), 1-32 code points.
 *
 * @param display the name as it is shown
 * @param key equal for names that compare equal under RFC 8266, section 2.4, or that look alike
 *     (UTS 39, section 4: confusable detection by skeletons), in either case
 */
public record Username(String display, String key) {
  /** The longest name, in code points. */
  public static final int MAX_LENGTH = 32;

  /** A symbol to Unicode, and a space to the eye. */
  private static final int BLANK_OF_BRAILLE = 0x2800;

  /** The first, and the three after which RFC 8264 rejects. */
  private static final int MOST_ROUNDS = 4;

  private static final PrecisProfile NICKNAME = PrecisProfiles.NICKNAME;

  /**
   * Prepares a name.
   *
   * @param field the request's field, for the refusal
   * @throws Refusal if the text cannot be a name
   */
  public static Username parse(String field, String text) throws Refusal {
    if (text.codePoints().anyMatch(Username::isInvisible)) {
      throw Refusal.invalid(
          field, field + " must not contain control, format or other invisible characters");
    }
    String display;
    String comparable;
    try {
      display = prepare(text);
      comparable = NICKNAME.toComparableString(display);
    } catch (InvalidCodePointException e) {
      throw Refusal.invalid(field, field + " must not contain characters that names cannot have");
    } catch (IllegalArgumentException e) {
      throw tooShortOrLong(field);
    }
    int length = display.codePointCount(0, display.length());
    if (length < 1 || length > MAX_LENGTH) {
      throw tooShortOrLong(field);
    }
    return new Username(display, LookAlikes.key(comparable));
  }

  /**
   * Applies the rules until they change nothing more, which RFC 8264, section 7, takes for sure.
   */
  private static String prepare(String text) {
    String before = text;
    for (int i = 0; i < MOST_ROUNDS; i++) {
      String after = NICKNAME.enforce(before);
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
    throw new InvalidCodePointException("not stable");
  }

  private static Refusal tooShortOrLong(String field) {
    return Refusal.invalid(field, field + " must have 1 to " + MAX_LENGTH + " characters");
  }

  private static boolean isInvisible(int codePoint) {
    if (codePoint == BLANK_OF_BRAILLE) {
      return true;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
