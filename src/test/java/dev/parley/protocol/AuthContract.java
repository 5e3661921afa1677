package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.cluster.Node;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a server shows of which the container knows the users, seen from outside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AuthContract {
  private final List<Visitor> visitors = new ArrayList<>();
  private Node node;

  /** Starts the server under test, which knows ada and bob. */
  protected abstract Node start();

  /** Lets a visitor sign in; gives the page that this leads to. */
  protected abstract HttpResponse<String> signIn(Visitor visitor, String username);

  /** What browsers trust. */
  protected SSLContext trusted() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  void startNode() {
    node = start();
  }

  @AfterAll
  void closeNode() {
    if (node != null) {
      node.close();
    }
  }

  @AfterEach
  void closeVisitors() {
    visitors.forEach(Visitor::close);
    visitors.clear();
  }

  /** The server under test. */
  protected Node node() {
    return node;
  }

  /** Somebody who is not signed in. */
  protected Visitor visitor() {
    Visitor visitor = new Visitor(node(), trusted());
    visitors.add(visitor);
    return visitor;
  }

  /** Somebody who is, as a page has it. */
  protected Visitor signedIn(String username) {
    Visitor visitor = visitor();
    signIn(visitor, username);
    assertThat(visitor.get("session").body()).contains(username);
    return visitor;
  }

  @Test
  void shouldAnswerAHandshakeOfNobodyWith401() {
    assertRefused(visitor());
  }

  @Test
  void shouldTellThatNobodyIsSignedIn() {
    HttpResponse<String> answer = visitor().get("session");

    assertThat(answer.body()).isEqualTo("{\"auth\":\"container\"}");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void shouldLeadBackToThePageAndTellWhoIsSignedIn() {
    Visitor ada = visitor();

    HttpResponse<String> page = signIn(ada, "ada");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri().getPath()).isEqualTo("/parley/");
    HttpResponse<String> answer = ada.get("session");
    assertThat(answer.body()).isEqualTo("{\"auth\":\"container\",\"username\":\"ada\"}");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
        .startsWith("no-store"); // a server may add to it where it sets a cookie
  }

  @Test
  void shouldWelcomeWhoeverIsSignedInUnaskedAndFixTheName() {
    ChatClient ada = signedIn("ada").chat();

    JsonObject welcome = ada.next("welcome");
    assertThat(welcome.getString("username")).isEqualTo("ada");
    assertThat(welcome.containsKey("re")).isFalse();
    JsonObject answer = ada.request("'type':'setUsername','username':'eve'");
    assertThat(answer.getString("code")).isEqualTo("USERNAME_FIXED");
    assertThat(ada.settle().isOpen()).isTrue();
  }

  @Test
  void shouldTakeAllTabsAndLoginsOfAPrincipalForOneUser() {
    Visitor here = signedIn("ada");
    ChatClient ada = here.chat();
    ChatClient anotherTab = here.chat();
    ChatClient elsewhere = signedIn("ada").chat();
    ChatClient bob = signedIn("bob").chat();
    List.of(ada, anotherTab, elsewhere, bob).forEach(client -> client.next("welcome"));

    assertThat(bob.request("'type':'privateMessage','to':'ada','message':'hello'"))
        .containsKey("seq");

    for (ChatClient each : List.of(ada, anotherTab, elsewhere)) {
      assertThat(each.next("privateMessage").getString("from")).isEqualTo("bob");
    }
  }

  @RepeatedTest(10) // a server may cut the connections before they are told, if it comes first
  void shouldCloseTheConnectionsOfALoginWhenItIsSignedOut() {
    Visitor here = signedIn("ada");
    ChatClient ada = here.chat();
    ChatClient anotherTab = here.chat();
    ChatClient elsewhere = signedIn("bob").chat();
    List.of(ada, anotherTab, elsewhere).forEach(client -> client.next("welcome"));

    assertThat(here.signOut(here.origin()).statusCode()).isEqualTo(204);

    assertThat(ada.closeCode()).isEqualTo(4504);
    assertThat(anotherTab.closeCode()).isEqualTo(4504);
    assertThat(here.get("session").body()).isEqualTo("{\"auth\":\"container\"}");
    assertRefused(here);
    assertThat(elsewhere.settle().isOpen()).isTrue();
  }

  @Test
  void shouldNotSignOutForAForeignPage() {
    Visitor here = signedIn("ada");
    ChatClient ada = here.chat();
    ada.next("welcome");

    assertThat(here.signOut("http://evil.example").statusCode()).isEqualTo(403);

    assertThat(here.get("session").body()).contains("ada");
    assertThat(ada.settle().isOpen()).isTrue();
  }

  @Test
  void shouldNotTakeItsStopForTheEndOfLogins() {
    ChatClient ada = signedIn("ada").chat();
    ada.next("welcome");

    node().stop();

    try {
      assertThat(ada.closeCode()).isIn(4001, 1001, 1006);
    } finally {
      node().launch();
      node().awaitReady();
    }
  }

  protected static void assertRefused(Visitor visitor) {
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(visitor::chat)
        .havingCause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(401));
  }
}
