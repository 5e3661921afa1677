package dev.parley.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.message.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

  @ParameterizedTest
  @CsvSource({
    "Ada, Ada",
    "'  Ada   Lovelace ', Ada Lovelace",
    "\uFF21\uFF44\uFF41, Ada", // full width
    "Jos\u0065\u0301, Jos\u00E9", // combining mark
    "\u0938\u0902\u0927\u094D\u092F\u093E, \u0938\u0902\u0927\u094D\u092F\u093E",
    "\uD83E\uDD8A fox, \uD83E\uDD8A fox",
  })
  void shouldShowANameAsRfc8266PreparesIt(String text, String display) throws Refusal {
    assertThat(Username.parse("username", text).display()).isEqualTo(display);
  }

  @ParameterizedTest
  @CsvSource({
    "Ada, ADA",
    "Ada, 'ada '",
    "ada, \u0430da", // Cyrillic a
    "paypal, p\u0430ypal",
    "\uFF21da, Ada",
    "\uFB01sh, fish", // ligature
    "Jose\u0301, Jos\u00E9",
    "a b, a  b",
    "modern, modem",
    "Olga, \u039Flga", // Greek Omicron
  })
  void shouldHoldNamesThatCompareEqualOrLookAlikeForOne(String one, String other) throws Refusal {
    assertThat(key(one)).isEqualTo(key(other));
  }

  @ParameterizedTest
  @CsvSource({"Ada, Adam", "Ada, Eda", "user1, user2", "a b, ab"})
  void shouldTellDifferentNamesApart(String one, String other) throws Refusal {
    assertThat(key(one)).isNotEqualTo(key(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "a\nb",
        "a\u0000b",
        "a\u200Bb", // zero width space
        "a\u200Db", // zero width joiner
        "a\u202Eb", // right-to-left override
        "a\u2066b", // isolate
        "a\u00ADb", // soft hyphen
        "a\uFE0Fb", // variation selector
        "a\u3164b", // Hangul filler
        "a\uD800b", // half a surrogate pair
        "a\uE000b", // private use
        "a\u2028b",
      })
  void shouldRefuseWhatCannotBeSeen(String text) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Username.parse("username", text))
        .withMessageStartingWith("username must");
  }

  @Test
  void shouldCompareANameAsItIsShown() throws Refusal {
    String shown = Username.parse("username", "\u03F9").display(); // lunate sigma

    assertThat(shown).isEqualTo("\u03A3");
    assertThat(key("\u03F9")).isEqualTo(key(shown));
  }

  @Test
  void shouldTakeThirtyTwoCodePointsAndNoMore() throws Refusal {
    String longest = "\uD83E\uDD8A".repeat(32);

    assertThat(Username.parse("username", longest).display()).isEqualTo(longest);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Username.parse("username", longest + "x"))
        .withMessage("username must have 1 to 32 characters");
  }

  private static String key(String text) throws Refusal {
    return Username.parse("username", text).key();
  }
}
