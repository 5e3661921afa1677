package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Servers die, networks are cut, pages are loaded again: nothing is lost, nothing shown twice. */
@Tag("nodes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionIT {
  private static final Pattern CHAT = Pattern.compile(".*/chat$");

  /** Long enough for a page to be painted once. */
  private static final int FRAME_MILLIS = 20;

  private Node node;

  @RegisterExtension final People people = new People(() -> Site.of(node));

  @BeforeAll
  void serve() {
    node = Node.start(AppServer.LIBERTY, Map.of("CHAT_PING_TIMEOUT", "60s"));
  }

  @AfterAll
  void stop() {
    node.close();
  }

  @Test
  void shouldLoseNothingWhenTheServerIsKilledAndStartedAgain() {
    Person ada = people.inRoom("Ada", "killed");
    Person bob = people.inRoom("Bob", "killed");
    ada.say("before");
    assertThat(bob.texts()).hasText(new String[] {"before"});

    node.kill();
    assertThat(ada.see("banner")).containsText("The connection is lost.");
    assertThat(ada.see("banner")).containsText("Trying again");
    assertThat(ada.see("connection")).hasText("Reconnecting…");
    ada.say("meanwhile one").say("meanwhile two");
    assertThat(ada.message("meanwhile two")).containsText("Sending…");
    bob.say("from Bob");
    node.launch();
    node.awaitReady();

    for (Person person : List.of(ada, bob)) {
      person.awaitOnline();
      assertThat(person.see("banner")).isHidden();
      assertThat(person.texts()).hasCount(4);
      assertThat(person.page().locator("[data-state=pending]")).hasCount(0);
      assertThat(person.texts().allTextContents())
          .containsExactlyInAnyOrder("before", "meanwhile one", "meanwhile two", "from Bob")
          .containsSubsequence("before", "meanwhile one", "meanwhile two");
      // The log in the server's memory is gone with it, which is said once.
      assertThat(person.see("gap")).hasCount(1);
      assertThat(person.see("members")).containsText("Ada");
      assertThat(person.see("members")).containsText("Bob");
    }
    assertThat(bob.texts().allTextContents()).isEqualTo(ada.texts().allTextContents());
    people.takeComplaints(); // of connections that were refused
  }

  @Test
  void shouldCatchUpAfterTheNetworkWasCut() {
    Cut cut = new Cut();
    Person ada = people.somebody();
    cut.route(ada);
    ada.open("#cut").signIn("Ada N");
    Person bob = people.inRoom("Bob N", "cut");
    bob.say("one");
    assertThat(ada.texts()).hasText(new String[] {"one"});

    ada.offline();
    cut.off();
    assertThat(ada.see("banner"))
        .hasText(
            Pattern.compile("\\s*You are offline. Messages will be sent when you are back.\\s*"));
    ada.say("two");
    bob.say("three").say("four");
    assertThat(bob.texts()).hasCount(3);
    cut.on();
    ada.online();

    ada.awaitOnline();
    assertThat(ada.texts()).hasText(new String[] {"one", "three", "four", "two"});
    assertThat(bob.texts()).hasText(new String[] {"one", "three", "four", "two"});
    assertThat(ada.see("gap")).hasCount(0);
    people.takeComplaints();
  }

  @Test
  void shouldSendWhatWaitedOverAReloadOnceOnly() {
    Cut cut = new Cut();
    Person ada = people.somebody();
    cut.route(ada);
    ada.open("#outbox").signIn("Ada O");
    Person bob = people.inRoom("Bob O", "outbox");
    assertThat(ada.see("members")).containsText("Bob O");

    // What Ada says arrives, but its acknowledgement does not; what follows waits for it.
    cut.answers(frame -> false);
    ada.say("arrives unseen").say("waits");
    assertThat(bob.texts()).hasText(new String[] {"arrives unseen"});
    assertThat(ada.message("arrives unseen")).containsText("Sending…");
    cut.answers(frame -> true);
    ada.page().reload();

    ada.awaitOnline();
    assertThat(bob.texts()).hasText(new String[] {"arrives unseen", "waits"});
    assertThat(ada.texts()).hasText(new String[] {"arrives unseen", "waits"});
    assertThat(ada.page().locator("[data-state=pending]")).hasCount(0);
  }

  @Test
  void shouldShowWhatWasMissedDuringAReload() {
    Person ada = people.inRoom("Ada L", "reload");
    Person bob = people.inRoom("Bob L", "reload");
    bob.say("one");
    assertThat(ada.messages()).hasCount(1);

    ada.page().reload();
    bob.say("two");

    assertThat(ada.texts()).hasText(new String[] {"one", "two"});
    ada.awaitOnline();
    assertThat(bob.see("members")).containsText("Ada L");
  }

  @Test
  void shouldNotComeBackByItselfWhereTheServerForbidsIt() {
    Cut cut = new Cut();
    Person ada = people.somebody();
    cut.route(ada);
    ada.page().clock().install();
    ada.open("#flood").signIn("Ada Z");

    cut.close(4502);
    assertThat(ada.see("banner"))
        .containsText("You were disconnected for sending too much at once.");
    ada.page().clock().fastForward(120_000);
    assertThat(ada.see("connection")).hasText("Not connected");
    assertThat(cut.connections).hasSize(1);

    ada.page().getByRole(AriaRole.BUTTON).getByText("Connect again").click();
    ada.awaitOnline();
    assertThat(cut.connections).hasSize(2);
  }

  @Test
  void shouldTellThatTheServerRestartsAndWhenItTriesAgain() {
    Cut cut = new Cut();
    Person ada = people.somebody().pauseLongest();
    cut.route(ada);
    ada.open("#restart").signIn("Ada Y").stopClock();

    cut.refuse();
    cut.close(4001);
    expectBanner(ada, "The server is restarting.");
    expectBanner(ada, "(attempt 2).");
    cut.on();
    ada.see("banner").getByRole(AriaRole.BUTTON).click();

    ada.page().clock().resume();
    ada.awaitOnline();
    assertThat(ada.see("banner")).isHidden();
  }

  /** Waits for words in the banner of a page whose clock is stopped, and shows one frame a look. */
  private static void expectBanner(Person person, String words) {
    person.eventually(
        () -> {
          person.page().clock().runFor(FRAME_MILLIS);
          assertThat(person.see("banner").textContent()).contains(words);
        });
  }

  /** The way between a page and the server, which can be cut. */
  private static final class Cut {
    final List<WebSocketRoute> connections = new ArrayList<>();
    private boolean open = true;
    private Predicate<String> answers = frame -> true;

    void route(Person person) {
      person.page().routeWebSocket(CHAT, this::connect);
    }

    private void connect(WebSocketRoute page) {
      if (!open) {
        page.close(new WebSocketRoute.CloseOptions().setCode(4000));
        return;
      }
      connections.add(page);
      WebSocketRoute server = page.connectToServer();
      server.onMessage(
          frame -> {
            if (open && answers.test(frame.text())) {
              page.send(frame.text());
            }
          });
    }

    /** Lets nothing through, and ends what there is. */
    void off() {
      open = false;
      connections.get(connections.size() - 1).close();
    }

    /** Refuses connections from now on. */
    void refuse() {
      open = false;
    }

    void on() {
      open = true;
    }

    /** Which of the server's frames reach the page. */
    void answers(Predicate<String> answers) {
      this.answers = answers;
    }

    void close(int code) {
      connections
          .get(connections.size() - 1)
          .close(new WebSocketRoute.CloseOptions().setCode(code));
    }
  }
}
