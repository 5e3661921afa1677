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

    assertThat(token.matches(Token.parse(token.reveal()))).isTrue();
    assertThat(token.matches(Token.create())).isFalse();
    assertThat(token.matches(null)).isFalse();
  }

  @Test
  void shouldTakeATokenOfTheRightForm() {
    String brought = Token.create().reveal();

    assertThat(Token.parse(brought).reveal()).isEqualTo(brought);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "short", "way-too-long-to-be-a-token-of-ours", "!!!!!!!!!!!!!!!!!!!!!!"})
  void shouldTakeNothingElse(String brought) {
    assertThat(Token.parse(brought)).isNull();
  }

  @Test
  void shouldBeOneForAPrincipalThatNoClientCanBring() {
    Token ada = Token.ofPrincipal("ada");

    assertThat(ada.matches(Token.ofPrincipal("ada"))).isTrue();
    assertThat(ada.matches(Token.ofPrincipal("Ada"))).isFalse();
    assertThat(Token.parse(ada.reveal())).isNull();
  }

  @Test
  void shouldNotTellItsTextInLogs() {
    Token token = Token.create();

    assertThat(token.toString()).doesNotContain(token.reveal());
  }
}
