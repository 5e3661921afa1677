package dev.parley.protocol;

import dev.parley.process.FreePort;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;

/** A provider of OpenID Connect on loopback, which lets everybody in who gives a name. */
final class Provider implements AutoCloseable {
  private static final String NAME = "people";

  private final MockOAuth2Server server =
      new MockOAuth2Server(OAuth2Config.Companion.fromJson("{\"interactiveLogin\": true}"));

  Provider() {
    server.start(InetAddress.getLoopbackAddress(), FreePort.next());
  }

  /** Which issues the tokens. */
  String issuer() {
    return server.issuerUrl(NAME).toString();
  }

  /** Where the keys are that tokens are signed with. */
  String keys() {
    return server.jwksUrl(NAME).toString();
  }

  /** A token that says who somebody is, and in which groups. */
  String token(String username, Duration life, String... groups) {
    return server
        .issueToken(
            NAME,
            username + "-id",
            "parley",
            Map.of("preferred_username", username, "groups", List.of(groups)),
            life.toSeconds())
        .serialize();
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
