package dev.parley.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.address.Addresses;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatConfigTest {

  @Test
  void shouldHaveTheDefaultsOfTheProtocol() {
    ChatConfig config = ChatConfig.read(key -> null);

    assertThat(config.messageMaxLength()).isEqualTo(4096);
    assertThat(config.frameMaxSize()).isEqualTo(65536);
    assertThat(config.roomsPerConnection()).isEqualTo(50);
    assertThat(config.historySize()).isEqualTo(50);
    assertThat(config.logSize()).isEqualTo(500);
    assertThat(config.rateBurst()).isEqualTo(20);
    assertThat(config.ratePerSecond()).isEqualTo(10);
    assertThat(config.pingInterval()).isEqualTo(Duration.ofSeconds(25));
    assertThat(config.presenceGrace()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.nameReserved()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.origins()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PT5S, 5000", "5s, 5000", "250ms, 250", "2 m, 120000", "1h, 3600000", "0, 0"})
  void shouldReadDurations(String text, long millis) {
    assertThat(read("chat.presence.grace", text).presenceGrace()).hasMillis(millis);
  }

  @ParameterizedTest
  @CsvSource({"1000, 1000", "64 KiB, 65536", "1MiB, 1048576"})
  void shouldReadSizes(String text, int bytes) {
    assertThat(read("chat.frame.max-size", text).frameMaxSize()).isEqualTo(bytes);
  }

  @Test
  void shouldReadOrigins() {
    assertThat(read("chat.origins", "https://a.example , https://b.example:8443").origins())
        .containsExactlyInAnyOrder("https://a.example", "https://b.example:8443");
  }

  @Test
  void shouldReadAddressesOfProxies() {
    assertThat(read("chat.proxies.trusted", "10.0.0.0/8, ::1").trustedProxies())
        .containsExactlyInAnyOrder(Addresses.range("10.0.0.0/8"), Addresses.range("::1"));
  }

  @Test
  void shouldSwitchLimitsOffByZero() {
    assertThat(read("chat.message.max-length", "0").messageMaxLength())
        .isEqualTo(ChatConfig.FRAME_CEILING);
    assertThat(read("chat.frame.max-size", "0").frameMaxSize()).isEqualTo(ChatConfig.FRAME_CEILING);
    assertThat(read("chat.members.listed", "0").membersListed()).isEqualTo(Integer.MAX_VALUE);
    assertThat(read("chat.users.max", "0").usersMax()).isEqualTo(Integer.MAX_VALUE);
    assertThat(read("chat.dedupe.max", "0").dedupeMax()).isEqualTo(Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "chat.history.size, 0",
    "chat.history.size, many",
    "chat.log.size, 10", // less than the history
    "chat.frame.max-size, 2 MiB",
    "chat.frame.max-size, big",
    "chat.rooms.max, -1",
    "chat.presence.grace, 5",
    "chat.presence.grace, soon",
    "chat.presence.grace, PT-1S",
    "chat.stop.drain, slowly",
    "chat.management.access, everybody",
    "chat.management.access, role:",
    "chat.auth, anonymous",
    "chat.users.max, -1",
    "chat.proxies.trusted, proxy.example",
    "chat.proxies.trusted, 10.0.0.0/33",
  })
  void shouldNameKeyValueAndWhatIsAllowed(String key, String value) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read(key, value))
        .withMessageStartingWith(key + "=" + value + " is not allowed: it must be ");
  }

  @Test
  void shouldTellWhatIsInEffectWithoutSecrets() {
    Map<String, String> set =
        Map.of(
            "chat.redis.url", "rediss://parley:s3cr/et@p@redis.example:6380/1",
            "chat.rate.burst", " 7 ");
    ConfigReader reader = new ConfigReader(set::get);
    ChatConfig.read(reader);

    assertThat(reader.effective())
        .containsEntry("chat.redis.url", "rediss://***@redis.example:6380/1")
        .containsEntry("chat.rate.burst", "7")
        .containsEntry("chat.history.size", "50")
        .containsEntry("chat.presence.grace", "PT5S");
    assertThat(reader.effective().toString()).doesNotContain("s3cr").doesNotContain("et@p");
  }

  @Test
  void shouldTellNoSecretsAndBeginNoLinesWhenItRefuses() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read("chat.redis.url", "http://parley:s3cret@redis.example"))
        .withMessageContaining("http://***@redis.example")
        .withMessageNotContaining("s3cret");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read("chat.log.size", "1\r\nFORGED"))
        .withMessageNotContaining("\n")
        .withMessageContaining("1\\r\\nFORGED");
  }

  @Test
  void shouldNameEnvironmentVariablesAfterTheKeys() {
    assertThat(ConfigSource.environmentName("chat.rate.per-second"))
        .isEqualTo("CHAT_RATE_PER_SECOND");
  }

  private static ChatConfig read(String key, String value) {
    return ChatConfig.read(Map.of(key, value)::get);
  }
}
