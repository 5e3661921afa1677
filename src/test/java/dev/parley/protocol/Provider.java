package dev.parley.protocol;

import dev.parley.process.FreePort;
import dev.parley.process.SelfSigned;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.http.Ssl;
import no.nav.security.mock.oauth2.http.SslKeystore;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** A provider of OpenID Connect on loopback, which lets everybody in who gives a name. */
final class Provider implements AutoCloseable {
  private static final String NAME = "people";

  private final MockOAuth2Server server;

  private Provider(MockWebServerWrapper http) {
    server =
        new MockOAuth2Server(
            new OAuth2Config(true, null, null, false, new OAuth2TokenProvider(), Set.of(), http));
    server.start(InetAddress.getLoopbackAddress(), FreePort.next());
  }

  /** Starts one without TLS. */
  static Provider start() {
    return new Provider(new MockWebServerWrapper());
  }

  /** Starts one with TLS, which clients of OpenID Connect insist on. */
  static Provider start(SelfSigned certificate) {
    return new Provider(new MockWebServerWrapper(new Ssl(certificate.keystore(SslKeystore::new))));
  }

  /** Which issues the tokens. */
  String issuer() {
    return server.issuerUrl(NAME).toString();
  }

  /** What tells clients all that they need. */
  String discovery() {
    return server.wellKnownUrl(NAME).toString();
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
