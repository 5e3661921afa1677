package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import dev.parley.process.SelfSigned;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Open Liberty with OpenID Connect. */
@Tag("nodes")
class OidcAuthLibertyIT extends AuthContract {
  private static @TempDir Path dir;
  private SelfSigned certificate;
  private Provider provider;

  @Override
  protected Node start() {
    certificate = SelfSigned.create(dir);
    provider = Provider.start(certificate);
    Path trusted = dir.resolve("provider.pem");
    certificate.write(trusted, dir.resolve("provider.key"));
    return Node.start(
        AppServer.libertyWith("oidc"),
        Map.of(
            "OIDC_DISCOVERY",
            provider.discovery(),
            "OIDC_PUBLIC_URL",
            "http://127.0.0.1:${http.port}",
            "OIDC_CLIENT_SECRET",
            "secret",
            "OIDC_HTTPS_REQUIRED",
            "false",
            "cert_defaultKeyStore",
            trusted.toString()));
  }

  @AfterAll
  void closeProvider() {
    provider.close();
  }

  @Override
  protected SSLContext trusted() {
    return certificate.trusting();
  }

  @Override
  protected HttpResponse<String> signIn(Visitor visitor, String username) {
    HttpResponse<String> form = visitor.get("sign-in");
    assertThat(form.uri().toString()).as(form.body()).startsWith(provider.issuer());
    String claims = "{\"preferred_username\":\"" + username + "\"}";
    return visitor.post(form.uri(), Map.of("username", username + "-id", "claims", claims));
  }

  @Test
  void shouldAskTheProviderForACodeWithProofOfWhoAsked() {
    String asked = visitor().get("sign-in").uri().getQuery();

    assertThat(asked)
        .contains("response_type=code", "code_challenge_method=S256", "nonce=", "state=");
  }
}
