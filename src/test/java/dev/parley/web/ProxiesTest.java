package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.address.Addresses;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The proxies of 10.0.0.0/8 and fd00::/8 are trusted; the server was asked as inner:8080. */
class ProxiesTest {
  private final Proxies proxies =
      new Proxies(
          Stream.of("10.0.0.0/8", "fd00::/8")
              .map(Addresses::range)
              .collect(Collectors.toUnmodifiableSet()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        // remote | Forwarded | address | host | scheme
        "10.0.0.1 | for=192.0.2.7;host=chat.example;proto=https | 192.0.2.7 | chat.example | https",
        "10.0.0.1 | For=192.0.2.7; Host=chat.example ;Proto=HTTPS | 192.0.2.7 | chat.example | https",
        "10.0.0.1 | for=\"192.0.2.7:4711\" | 192.0.2.7:4711 | inner:8080 | -",
        "fd00::1 | for=\"[2001:db8::7]:4711\" | [2001:db8::7]:4711 | inner:8080 | -",
        "::ffff:10.0.0.1 | for=192.0.2.7 | 192.0.2.7 | inner:8080 | -",
        "10.0.0.1 | host=\"chat.example:8443\" | 10.0.0.1 | chat.example:8443 | -",
        // what the client said itself comes first, and is not believed
        "10.0.0.1 | for=198.51.100.1;host=evil.example, for=192.0.2.7;host=chat.example"
            + " | 192.0.2.7 | chat.example | -",
        // two proxies, both trusted: the outer one's word counts
        "10.0.0.1 | for=192.0.2.7;host=chat.example;proto=https, for=10.0.0.2;host=middle;proto=http"
            + " | 192.0.2.7 | chat.example | https",
        "10.0.0.1 | for=192.0.2.7, for=203.0.113.9 | 203.0.113.9 | inner:8080 | -",
        // all are proxies
        "10.0.0.1 | for=10.0.0.3 | 10.0.0.3 | inner:8080 | -",
        // hidden, or nonsense
        "10.0.0.1 | for=unknown;host=chat.example | 10.0.0.1 | chat.example | -",
        "10.0.0.1 | for=_hidden;proto=https | 10.0.0.1 | inner:8080 | https",
        "10.0.0.1 | for=192.0.2.7, for=nonsense.example | 10.0.0.1 | inner:8080 | -",
        "10.0.0.1 | for=\"192.0.2.7 | 10.0.0.1 | inner:8080 | -",
        "10.0.0.1 | for=\"x, for=\"[2001:db8::7]\";host=evil.example | 10.0.0.1 | inner:8080 | -",
        "10.0.0.1 | ;;, | 10.0.0.1 | inner:8080 | -",
        // strangers
        "192.0.2.66 | for=10.0.0.1;host=evil.example;proto=https | 192.0.2.66 | inner:8080 | -",
        "11.0.0.1 | for=192.0.2.7 | 11.0.0.1 | inner:8080 | -",
        "fe80::1%eth0 | for=192.0.2.7 | fe80::1%eth0 | inner:8080 | -",
      })
  void shouldBelieveForwardedOfTrustedProxies(
      String remote, String forwarded, String address, String host, String scheme) {
    assertThat(see(remote, Map.of("Forwarded", forwarded)))
        .isEqualTo(new ClientView(address, host, scheme));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // remote | X-Forwarded-For | -Host | -Proto | address | host | scheme
        "10.0.0.1 | 192.0.2.7 | chat.example | https | 192.0.2.7 | chat.example | https",
        "10.0.0.1 | 192.0.2.7 | - | wss | 192.0.2.7 | inner:8080 | https",
        "10.0.0.1 | 192.0.2.7 | chat.example | ws | 192.0.2.7 | chat.example | http",
        "10.0.0.1 | 2001:db8::7 | - | - | 2001:db8::7 | inner:8080 | -",
        "10.0.0.1 | - | chat.example | - | 10.0.0.1 | chat.example | -",
        "10.0.0.1 | 198.51.100.1, 192.0.2.7 | - | - | 192.0.2.7 | inner:8080 | -",
        "10.0.0.1 | 192.0.2.7, 10.0.0.2 | chat.example | https | 192.0.2.7 | chat.example | https",
        "10.0.0.1 | 192.0.2.7, 10.0.0.2 | chat.example, middle | https, http"
            + " | 192.0.2.7 | chat.example | https",
        "10.0.0.1 | 198.51.100.1, 192.0.2.7 | evil.example, chat.example | -"
            + " | 192.0.2.7 | chat.example | -",
        "192.0.2.66 | 10.0.0.1 | evil.example | https | 192.0.2.66 | inner:8080 | -",
      })
  void shouldBelieveOtherHeadersOfTrustedProxies(
      String remote,
      String addresses,
      String hosts,
      String schemes,
      String address,
      String host,
      String scheme) {
    Map<String, String> headers = new HashMap<>();
    headers.put("X-Forwarded-For", addresses);
    headers.put("X-Forwarded-Host", hosts);
    headers.put("X-Forwarded-Proto", schemes);

    assertThat(see(remote, headers)).isEqualTo(new ClientView(address, host, scheme));
  }

  @ParameterizedTest
  @CsvSource({"a", "\\a", "','", "a=b;", "a=b"})
  void shouldNotBeHurtByGiantHeaders(String part) {
    String giant = part.repeat(100_000);

    for (String header : new String[] {giant, "for=\"" + giant, "for=\"" + giant + "\""}) {
      assertThat(see("10.0.0.1", Map.of("Forwarded", header)).address()).isEqualTo("10.0.0.1");
      assertThat(see("10.0.0.1", Map.of("X-Forwarded-For", header)).address())
          .isEqualTo("10.0.0.1");
    }
  }

  @Test
  void shouldPreferTheStandardHeader() {
    assertThat(
            see("10.0.0.1", Map.of("Forwarded", "for=192.0.2.7", "X-Forwarded-For", "192.0.2.8")))
        .isEqualTo(new ClientView("192.0.2.7", "inner:8080", null));
  }

  @Test
  void shouldTrustNobodyByDefault() {
    assertThat(
            new Proxies(Set.of())
                .see("127.0.0.1", false, header("Forwarded", "for=192.0.2.7;host=evil.example")))
        .isEqualTo(new ClientView("127.0.0.1", "inner:8080", null));
  }

  @Test
  void shouldKnowTheSchemeOfItsOwnTls() {
    assertThat(proxies.see("192.0.2.7", true, name -> null).scheme()).isEqualTo("https");
  }

  private ClientView see(String remote, Map<String, String> headers) {
    return proxies.see(
        remote, false, name -> name.equals("Host") ? "inner:8080" : headers.get(name));
  }

  private static UnaryOperator<String> header(String name, String value) {
    return asked -> asked.equals("Host") ? "inner:8080" : asked.equals(name) ? value : null;
  }
}
