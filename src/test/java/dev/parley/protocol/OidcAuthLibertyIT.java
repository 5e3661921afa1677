package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** Open Liberty with OpenID Connect. */
@Tag("nodes")
class OidcAuthLibertyIT extends AuthContract {
  private final Provider provider = new Provider();

  @Override
  protected Node start() {
    return Node.start(
        AppServer.libertyWith("oidc"),
        Map.of(
            "OIDC_ISSUER", provider.issuer(),
            "OIDC_AUTHORIZATION", provider.authorization(),
            "OIDC_TOKEN", provider.tokens(),
            "OIDC_JWKS", provider.keys(),
            "OIDC_CLIENT_SECRET", "secret",
            "OIDC_HTTPS_REQUIRED", "false"));
  }

  @AfterAll
  void closeProvider() {
    provider.close();
  }

  @Override
  protected HttpResponse<String> signIn(Visitor visitor, String username) {
    HttpResponse<String> form = visitor.get("sign-in");
    String claims = "{\"preferred_username\":\"" + username + "\"}";
    return visitor.post(form.uri(), Map.of("username", username + "-id", "claims", claims));
  }
}
