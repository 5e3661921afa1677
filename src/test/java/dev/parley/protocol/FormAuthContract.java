package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server on which people sign in with a form. */
abstract class FormAuthContract extends AuthContract {
  private static final Map<String, String> PASSWORDS = Map.of("ada", "lovelace", "bob", "babbage");

  private final AppServer server;

  FormAuthContract(AppServer server) {
    this.server = server;
  }

  @Override
  protected Node start() {
    return Node.start(server, Map.of());
  }

  @Override
  protected HttpResponse<String> signIn(Visitor visitor, String username) {
    return signIn(visitor, username, PASSWORDS.get(username));
  }

  @Test
  void shouldNotLetAnybodyInWithAWrongPassword() {
    Visitor eve = visitor();

    assertThat(signIn(eve, "ada", "wrong").body()).contains("j_security_check");

    assertThat(eve.get("session").body()).isEqualTo("{\"auth\":\"container\"}");
  }

  private HttpResponse<String> signIn(Visitor visitor, String username, String password) {
    assertThat(visitor.get("sign-in").body()).contains("j_security_check");
    return visitor.post(
        visitor.page("j_security_check"), Map.of("j_username", username, "j_password", password));
  }
}
