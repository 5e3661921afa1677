package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Open Liberty with MicroProfile JWT in a cookie, which another application has put there. */
@Tag("nodes")
class JwtAuthLibertyIT extends AuthContract {
  private static final Duration LONG = Duration.ofHours(1);

  private final Provider provider = Provider.start();

  @Override
  protected Node start() {
    return Node.start(
        AppServer.libertyWith("jwt"),
        Map.of(
            "JWT_ISSUER",
            provider.issuer(),
            "JWT_JWKS",
            provider.keys(),
            "CHAT_MANAGEMENT_ACCESS",
            "role:operator"));
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
    try (Provider other = Provider.start()) {
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

  @ParameterizedTest
  @ValueSource(strings = {"metrics", "health/live", "health/ready"})
  void shouldTellHowItIsToThoseAloneWhoHaveTheRole(String path) {
    assertThat(ask(path, null).statusCode()).isEqualTo(403);
    assertThat(ask(path, provider.token("ada", LONG, "chatters")).statusCode()).isEqualTo(403);
    assertThat(ask(path, provider.token("ops", LONG, "operator")).statusCode()).isEqualTo(200);
  }

  /** What a program gets that brings a token, as Prometheus does. */
  private HttpResponse<String> ask(String path, @Nullable String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(node().http(path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return node().answer(request);
  }
}
