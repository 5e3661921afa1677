package dev.parley.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Username;
import org.junit.jupiter.api.Test;

class TypingUsersTest {
  private static final Username ADA = new Username("Ada", "ada");
  private static final Username BOB = new Username("Bob", "bob");

  private final TypingUsers typing = new TypingUsers(200);

  @Test
  void shouldBeNewsOnlyWhenSomebodyBegins() {
    assertThat(typing.start(ADA, 10)).isTrue();
    assertThat(typing.start(ADA, 20)).isFalse();
    assertThat(typing.names()).containsExactly("Ada");
  }

  @Test
  void shouldBeNewsOnlyWhenSomebodyWhoTypedStops() {
    typing.start(ADA, 10);

    assertThat(typing.stop(ADA)).isTrue();
    assertThat(typing.stop(ADA)).isFalse();
  }

  @Test
  void shouldForgetThoseWhoDidNotRepeat() {
    typing.start(ADA, 10);
    typing.start(BOB, 10);
    typing.start(BOB, 20);
    assertThat(typing.nextExpiry()).isEqualTo(10);

    assertThat(typing.expire(9)).isFalse();
    assertThat(typing.expire(10)).isTrue();

    assertThat(typing.names()).containsExactly("Bob");
    assertThat(typing.nextExpiry()).isEqualTo(20);
  }

  @Test
  void shouldHaveNoExpiryWhenNobodyTypes() {
    assertThat(typing.nextExpiry()).isEqualTo(Long.MAX_VALUE);
  }
}
