package dev.parley.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.config.ChatConfig;
import dev.parley.config.ConfigException;
import dev.parley.message.Refusal;
import dev.parley.runtime.ManualClock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamePolicyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin",
        "Admin",
        " ADMIN ",
        "adm1n",
        "\u0430dmin", // Cyrillic a
        "\uFF41dmin", // full width
        "Help  Desk",
      })
  void shouldTakeReservedNamesForTaken(String text) throws Refusal {
    NamePolicy policy = policy("admin, Help Desk");

    assertThat(policy.check(Username.parse("username", text)).toCompletableFuture())
        .failsWithin(0, TimeUnit.SECONDS)
        .withThrowableOfType(ExecutionException.class)
        .withMessageContaining("username is in use");
  }

  @ParameterizedTest
  @ValueSource(strings = {"administrator", "help", "Ada"})
  void shouldLeaveOtherNamesAlone(String text) throws Refusal {
    NamePolicy policy = policy("admin, Help Desk");

    assertThat(policy.check(Username.parse("username", text)).toCompletableFuture()).isCompleted();
  }

  @Test
  void shouldStopTheStartWhenAReservedNameCanBeNone() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> policy("admin, a\u200Bb"))
        .withMessageStartingWith("chat.names.reserved=a\u200Bb is not allowed: it must be names");
  }

  private static NamePolicy policy(String reserved) {
    ChatConfig config = ChatConfig.read(Map.of("chat.names.reserved", reserved)::get);
    return new NamePolicy(config, new MemoryNameRegistry(config, new ManualClock()));
  }
}
