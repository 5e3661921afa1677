package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.delivery.CloseCode;
import dev.parley.room.TestChat.Client;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the server itself knows its users. */
class SignInRulesTest {
  private final TestChat chat = new TestChat(Map.of("chat.auth", "container"));

  @Test
  void shouldWelcomeAPrincipalUnasked() {
    JsonObject welcome = connect("Ada").only("welcome");

    assertThat(welcome.getString("username")).isEqualTo("Ada");
    assertThat(welcome.containsKey("re")).isFalse();
  }

  @Test
  void shouldFixTheNameOfAPrincipal() {
    Client ada = connect("Ada");
    ada.events();

    assertThat(code(ada.send("{'type':'setUsername','username':'Eve'}")))
        .isEqualTo("USERNAME_FIXED");
  }

  @Test
  void shouldLetNobodyTakeAName() {
    Client nobody = chat.connect();

    assertThat(code(nobody.send("{'type':'setUsername','username':'Eve'}")))
        .isEqualTo("USERNAME_FIXED");
    assertThat(code(nobody.send("{'type':'rooms'}"))).isEqualTo("USERNAME_REQUIRED");
  }

  @Test
  void shouldTakeAllConnectionsOfAPrincipalForOneUser() {
    Client ada = connect("Ada");
    Client anotherTab = connect("Ada");
    ada.events();
    anotherTab.events();
    connect("Bob").send("{'type':'privateMessage','to':'Ada','message':'hello'}");

    assertThat(ada.events("privateMessage")).hasSize(1);
    assertThat(anotherTab.events("privateMessage")).hasSize(1);
  }

  @Test
  void shouldNotTakeAPrincipalForAnotherThatLooksAlike() {
    Client ada = connect("Ada");
    Client lookAlike = connect("\u0410da"); // with a Cyrillic A

    assertThat(code(lookAlike)).isEqualTo("USERNAME_TAKEN");
    assertThat(lookAlike.closed()).containsExactly(CloseCode.NO_USERNAME);
    assertThat(ada.closed()).isEmpty();
  }

  @Test
  void shouldCloseTheConnectionOfAPrincipalWhoseNameCannotBe() {
    Client strange = connect("x".repeat(33));

    assertThat(code(strange)).isEqualTo("INVALID_FIELD");
    assertThat(strange.closed()).containsExactly(CloseCode.NO_USERNAME);
  }

  @Test
  void shouldCloseTheConnectionWhenTheLoginIsOver() {
    Instant end = chat.clock.now().plusSeconds(10);
    Client ada = chat.connect(new Peer(null, "Ada", end));

    chat.advance(Duration.ofSeconds(9));
    assertThat(ada.closed()).isEmpty();
    chat.advance(Duration.ofSeconds(2));

    assertThat(ada.closed()).containsExactly(CloseCode.SIGNED_OUT);
  }

  @Test
  void shouldDoNothingMoreForWhoeverIsSignedOut() {
    Client bob = connect("Bob");
    Client ada = connect("Ada");
    bob.events();

    ada.signOut();
    ada.send("{'type':'privateMessage','to':'Bob','message':'still here'}");

    assertThat(ada.closed()).containsExactly(CloseCode.SIGNED_OUT);
    assertThat(bob.events("privateMessage")).isEmpty();
  }

  private Client connect(String principal) {
    return chat.connect(new Peer(null, principal, null));
  }

  private static String code(Client client) {
    return client.only("error").getString("code");
  }
}
