package dev.parley.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

  @Test
  void shouldHave128RandomBits() {
    assertThat(Token.create().reveal()).matches("[A-Za-z0-9_-]{22}");
    assertThat(Token.create().reveal()).isNotEqualTo(Token.create().reveal());
  }

  @Test
  void shouldMatchItsOwnTextAlone() {
    Token token = Token.create();

    assertThat(token.matches(token.reveal())).isTrue();
    assertThat(token.matches(Token.create().reveal())).isFalse();
    assertThat(token.matches("")).isFalse();
    assertThat(token.matches(null)).isFalse();
  }

  @Test
  void shouldAdoptATokenOfTheRightForm() {
    String brought = Token.create().reveal();

    assertThat(Token.adoptOrCreate(brought).reveal()).isEqualTo(brought);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "short", "way-too-long-to-be-a-token-of-ours", "!!!!!!!!!!!!!!!!!!!!!!"})
  void shouldNotAdoptAnythingElse(String brought) {
    assertThat(Token.adoptOrCreate(brought).reveal()).isNotEqualTo(brought).hasSize(22);
  }

  @Test
  void shouldNotTellItsTextInLogs() {
    Token token = Token.create();

    assertThat(token.toString()).doesNotContain(token.reveal());
  }
}
