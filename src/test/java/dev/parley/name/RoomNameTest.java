package dev.parley.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.message.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoomNameTest {

  @ParameterizedTest
  @CsvSource({
    "java, java",
    "Java.EE_10-rooms, java.ee_10-rooms",
    "\uFF2A\uFF21\uFF36\uFF21, java",
    "\u00DCbung, \u00FCbung",
    "\u0939\u093F\u0928\u094D\u0926\u0940, \u0939\u093F\u0928\u094D\u0926\u0940",
    "\u4E2D\u6587, \u4E2D\u6587",
    "7, 7",
  })
  void shouldShowNamesInCanonicalForm(String text, String canonical) throws Refusal {
    assertThat(RoomName.parse("room", text)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-java",
        ".java",
        "_java",
        "ja va",
        " java",
        "a/b",
        "a:b",
        "a*",
        "a\nb",
        "a\u0000",
        "a\u200Bb",
        "#java",
        "\uD83E\uDD8A",
        "\u0301a"
      })
  void shouldRefuseWhatIsNoName(String text) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> RoomName.parse("room", text))
        .withMessageContaining("room must have 1 to 64 characters");
  }

  @Test
  void shouldTakeSixtyFourCharactersAndNoMore() throws Refusal {
    assertThat(RoomName.parse("room", "r".repeat(64))).hasSize(64);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> RoomName.parse("room", "r".repeat(65)));
  }
}
