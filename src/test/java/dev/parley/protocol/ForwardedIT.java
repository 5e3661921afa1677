package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests as a proxy forwards them, to a server that trusts it and to one that does not. */
@Tag("nodes")
class ForwardedIT extends ProtocolContract {
  private static Node trusting;
  private static Node cautious;

  @BeforeAll
  static void start() {
    trusting =
        Node.launch(
            AppServer.LIBERTY,
            Map.of(
                "CHAT_PROXIES_TRUSTED", "127.0.0.0/8",
                "CHAT_ORIGINS", "https://app.example",
                "CHAT_CONNECTIONS_PER_ADDRESS", "3"));
    cautious = Node.launch(AppServer.LIBERTY, Map.of("CHAT_CONNECTIONS_PER_ADDRESS", "3"));
    trusting.awaitReady();
    cautious.awaitReady();
  }

  @AfterAll
  static void stop() {
    Stream.of(trusting, cautious).filter(node -> node != null).forEach(Node::close);
  }

  @Override
  protected URI chat() {
    return trusting.uri();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://chat.example | Forwarded: for=192.0.2.1;host=chat.example;proto=https | 101",
        "https://app.example | Forwarded: for=192.0.2.1;host=chat.example;proto=https | 101",
        "http://chat.example | Forwarded: for=192.0.2.1;host=chat.example;proto=https | 403",
        "https://evil.example | Forwarded: for=192.0.2.1;host=chat.example;proto=https | 403",
        "https://app.example:444 | Forwarded: for=192.0.2.1;host=chat.example | 403",
        "https://chat.example | X-Forwarded-Host: chat.example | 101",
        "https://evil.example | X-Forwarded-Host: chat.example | 403",
      })
  void shouldCompareTheOriginWithTheHostThatTheTrustedProxyWasAsked(
      String origin, String header, int status) {
    assertThat(raw("Origin: " + origin, header).status()).isEqualTo(status);
  }

  @Test
  void shouldNotBelieveWhoIsNotTrusted() {
    assertThat(
            raw(
                    cautious.uri(),
                    "Origin: https://chat.example",
                    "Forwarded: for=192.0.2.1;host=chat.example;proto=https")
                .status())
        .isEqualTo(403);
  }

  @Test
  void shouldLimitTheConnectionsOfAnAddressBehindTheProxy() {
    for (int i = 0; i < 3; i++) {
      assertWelcome(raw("X-Forwarded-For: 198.51.100.9, 192.0.2.7"));
    }

    RawClient oneTooMany = raw("X-Forwarded-For: 192.0.2.7");
    assertThat(oneTooMany.readUntil(RawClient.CLOSE).closeCode()).isEqualTo(4503);
    assertWelcome(raw("X-Forwarded-For: 192.0.2.8"));
  }

  @Test
  void shouldCountStrangersByTheirOwnAddressWhateverTheySay() {
    for (int i = 0; i < 3; i++) {
      assertWelcome(raw(cautious.uri(), "X-Forwarded-For: 192.0.2." + i));
    }

    RawClient oneTooMany = raw(cautious.uri(), "X-Forwarded-For: 192.0.2.200");
    assertThat(oneTooMany.readUntil(RawClient.CLOSE).closeCode()).isEqualTo(4503);
  }

  private static void assertWelcome(RawClient client) {
    client.send("{'type':'setUsername','username':'" + unique("Ada") + "'}");
    assertThat(client.readUntilEvent("welcome")).isNotNull();
  }
}
