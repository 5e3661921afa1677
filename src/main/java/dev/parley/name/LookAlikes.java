package dev.parley.name;

import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Names that people take for one another (Unicode Technical Standard 39). Immutable and
 * thread-safe.
 */
final class LookAlikes {
  private static final SpoofChecker SKELETONS = new SpoofChecker.Builder().build();

  /**
   * Highly Restrictive: one script, or Latin with those that Chinese, Japanese and Korean are
   * written with. The next level, Moderately Restrictive, takes Latin with any one other but
   * Cyrillic and Greek, and with them the look-alikes of Armenian, Cherokee and Lisu.
   */
  private static final SpoofChecker MIXTURES =
      new SpoofChecker.Builder()
          .setChecks(
              SpoofChecker.RESTRICTION_LEVEL
                  | SpoofChecker.MIXED_NUMBERS
                  | SpoofChecker.INVISIBLE
                  | SpoofChecker.HIDDEN_OVERLAY)
          .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
          .build();

  private LookAlikes() {}

  /**
   * Whether a name mixes scripts, or digits of several scripts, or hides marks under or among
   * others (UTS 39, section 5).
   */
  static boolean isMixture(String display) {
    return MIXTURES.failsChecks(display);
  }

  /**
   * Equal for names that look alike by section 4, whichever case they are written in: "Alice" looks
   * like "AIice" and is the same name as "ALICE", and "Bob" is the same as "BOB", which looks like
   * "B0B". So i, l and 1 are one, and o and 0.
   *
   * @param comparable as RFC 8266 compares it: in lower case
   */
  static String key(String comparable) {
    return Normalizer.normalize(
        prototypes(Normalizer.normalize(comparable, Normalizer.Form.NFD)), Normalizer.Form.NFD);
  }

  private static String prototypes(String text) {
    return text.codePoints()
        .mapToObj(Character::toString)
        .map(LookAlikes::prototype)
        .collect(Collectors.joining());
  }

  /** What a character looks like in lower case or, if that is nothing in ASCII, in upper case. */
  private static String prototype(String character) {
    String lower = fold(character);
    if (isAscii(lower)) {
      return upper(lower);
    }
    String upper = upper(character);
    return isAscii(upper) ? prototypes(upper) : lower;
  }

  private static String upper(String text) {
    return fold(text.toUpperCase(Locale.ROOT));
  }

  private static String fold(String text) {
    return SKELETONS.getSkeleton(text).toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }
}
