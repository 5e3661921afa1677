package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import dev.parley.name.Token;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page where the server knows its users by a login. The browser answers for the login alone:
 * who is signed in, and the username that the server would know from it. All else is the real
 * server.
 */
class LoginIT extends PageTest {
  /** By these the server knows a user again, as it would by the login. */
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  private String user = "";
  private WebSocketRoute connection;

  @Test
  void shouldOfferTheLoginWhereNobodyIsSignedIn() {
    Person ada = withLogin(people.somebody());
    ada.open("#team");

    assertThat(ada.see("username")).isHidden();
    assertThat(ada.see("login")).isVisible();
    ada.page()
        .route(
            Pattern.compile(".*/sign-in$"),
            route -> {
              user = "Ada L";
              route.fulfill(
                  new Route.FulfillOptions()
                      .setStatus(302)
                      .setHeaders(Map.of("location", server.resolve("./").toString())));
            });
    ada.see("login").click();

    ada.awaitOnline();
    assertThat(ada.heading()).hasText("#team");
    assertThat(ada.see("own-name")).hasText("Ada L");
  }

  @Test
  void shouldConnectAtOnceWhereSomebodyIsSignedInAndGoOnAfterAReload() {
    user = "Ada M";
    Person ada = withLogin(people.somebody()).open("#team-b");
    ada.awaitOnline();
    assertThat(ada.see("own-name")).hasText("Ada M");
    Person bob = people.inRoom("Bob M", "team-b");
    bob.say("one");
    assertThat(ada.messages()).hasCount(1);
    ada.writing().fill("a draft");

    ada.page().reload();
    bob.say("two");

    assertThat(ada.texts()).hasText(new String[] {"one", "two"});
    assertThat(ada.writing()).hasValue("a draft");
  }

  @Test
  void shouldShowNothingOfOneUserToTheNext() {
    user = "Ada N";
    Person person = withLogin(people.somebody()).open("#team-c");
    person.awaitOnline();
    person.join("secret-room");

    user = "Eve N";
    person.page().reload();
    person.awaitOnline();

    assertThat(person.see("own-name")).hasText("Eve N");
    assertThat(person.see("room-list")).not().containsText("team-c");
  }

  @Test
  void shouldSignOut() {
    user = "Ada O";
    Person ada = withLogin(people.somebody()).open("#team-d");
    ada.awaitOnline();
    ada.page()
        .route(
            Pattern.compile(".*/sign-out$"),
            route -> {
              assertThat(route.request().method()).isEqualTo("POST");
              user = "";
              route.fulfill(new Route.FulfillOptions().setStatus(204));
            });

    ada.see("sign-out").click();

    assertThat(ada.see("login")).isVisible();
    assertThat(ada.see("message-input")).isHidden();
    ada.page().reload();
    assertThat(ada.see("login")).isVisible();
  }

  @Test
  void shouldTellThatTheLoginHasEnded() {
    user = "Ada P";
    Person ada = withLogin(people.somebody()).open("#team-e");
    ada.awaitOnline();

    user = "";
    connection.close(new WebSocketRoute.CloseOptions().setCode(4504));

    assertThat(ada.see("sign-in-error")).hasText("You have been signed out.");
    assertThat(ada.see("login")).isVisible();
  }

  private Person withLogin(Person person) {
    Page page = person.page();
    page.route(
        Pattern.compile(".*/session$"),
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(
                        user.isEmpty()
                            ? "{\"auth\":\"container\"}"
                            : "{\"auth\":\"container\",\"username\":\"" + user + "\"}")));
    page.routeWebSocket(Pattern.compile(".*/chat$"), this::signedIn);
    return person;
  }

  /** The server would know the name from the handshake; here it is told in the page's place. */
  private void signedIn(WebSocketRoute page) {
    connection = page;
    WebSocketRoute toServer = page.connectToServer();
    toServer.send(
        "{\"type\":\"setUsername\",\"username\":\"%s\",\"token\":\"%s\"}"
            .formatted(user, tokens.computeIfAbsent(user, who -> Token.create().reveal())));
    page.onMessage(
        frame -> {
          assertThat(frame.text()).doesNotContain("setUsername");
          toServer.send(frame.text());
        });
  }
}
