package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
  private final Origins sameOnly = Origins.OWN;

  @ParameterizedTest
  @CsvSource({
    "http://localhost:9080, localhost:9080",
    "https://chat.example, chat.example",
    "https://chat.example, CHAT.example:443",
    "http://chat.example, chat.example:80",
    "https://[::1]:9443, [::1]:9443",
  })
  void shouldAllowTheOwnOrigin(String origin, String host) {
    assertThat(sameOnly.allow(origin, host, null)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://evil.example, localhost:9080",
    "http://localhost:9081, localhost:9080",
    "http://localhost, localhost:9080",
    "http://chat.example.evil.example, chat.example",
    "http://chat.example@evil.example, chat.example",
    "null, localhost:9080",
    "file://, localhost:9080",
    "'http://bad host', localhost:9080",
    "'', localhost:9080",
  })
  void shouldRefuseOthers(String origin, String host) {
    assertThat(sameOnly.allow(origin, host, null)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://chat.example, chat.example, https, true",
    "https://chat.example, chat.example:443, https, true",
    "http://chat.example, chat.example, http, true",
    "http://chat.example, chat.example, https, false",
    "https://chat.example, chat.example, http, false",
  })
  void shouldCompareTheSchemeWhereItIsKnown(
      String origin, String host, String scheme, boolean allowed) {
    assertThat(sameOnly.allow(origin, host, scheme)).isEqualTo(allowed);
  }

  @Test
  void shouldAllowClientsThatAreNoBrowsers() {
    assertThat(sameOnly.allow(null, "localhost:9080", null)).isTrue();
  }

  @Test
  void shouldRefuseAnOriginThatCannotBeComparedForWantOfAHost() {
    assertThat(sameOnly.allow("http://localhost:9080", null, null)).isFalse();
  }

  @Test
  void shouldAllowWhatIsConfiguredExactly() {
    Origins origins = new Origins(Set.of("https://app.example"));

    assertThat(origins.allow("https://app.example", "chat.example", null)).isTrue();
    assertThat(origins.allow("https://app.example:8443", "chat.example", null)).isFalse();
    assertThat(origins.allow("http://app.example", "chat.example", null)).isFalse();
  }

  @Test
  void shouldAllowAnyWhereConfigured() {
    assertThat(new Origins(Set.of("*")).allow("http://evil.example", "chat.example", null))
        .isTrue();
  }
}
