package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Open Liberty with MicroProfile JWT in a cookie, which another application has put there. */
@Tag("nodes")
class JwtAuthLibertyIT extends AuthContract {
  private static final Duration LONG = Duration.ofHours(1);

  private final Provider provider = new Provider();

  @Override
  protected Node start() {
    return Node.start(
        AppServer.libertyWith("jwt"),
        Map.of("JWT_ISSUER", provider.issuer(), "JWT_JWKS", provider.keys()));
  }

  @AfterAll
  void closeProvider() {
    provider.close();
  }

  @Override
  protected HttpResponse<String> signIn(Visitor visitor, String username) {
    visitor.setCookie("jwt", provider.token(username, LONG));
    return visitor.get("sign-in");
  }

  @Test
  void shouldCloseTheConnectionWhenTheTokenExpires() {
    Visitor ada = visitor();
    ada.setCookie("jwt", provider.token("ada", Duration.ofSeconds(4)));
    ChatClient chat = ada.chat();
    chat.next("welcome");

    assertThat(chat.closeCode()).isEqualTo(4504);
  }

  @Test
  void shouldNotLetAnybodyInWithATokenThatSomebodyElseHasSigned() {
    try (Provider other = new Provider()) {
      Visitor eve = visitor();
      eve.setCookie("jwt", other.token("ada", LONG));

      assertThat(eve.get("session").body()).isEqualTo("{\"auth\":\"container\"}");
    }
  }

  @Test
  void shouldAnswerAPrincipalThatCannotBeAUserWith401() {
    Visitor strange = visitor();
    strange.setCookie("jwt", provider.token("x".repeat(33), LONG));

    assertRefused(strange);
    assertThat(strange.get("session").body()).isEqualTo("{\"auth\":\"container\"}");
    assertThat(node().log()).contains("cannot be a user of the chat").contains("1 to 32");
  }
}
