package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.parley.protocol.ParleyWar;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People chat on the page, in a real browser on a real server. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PageIT {
  @ArquillianResource private URI server;

  private final List<String> complaints = new ArrayList<>();
  private Chromium chromium;

  @Deployment(testable = false)
  static WebArchive parley() {
    return ParleyWar.archive();
  }

  @BeforeEach
  void start() {
    chromium = Chromium.start();
  }

  @AfterEach
  void stop() {
    chromium.close();
    Assertions.assertThat(complaints).as("what the browser complained of").isEmpty();
  }

  @Test
  void shouldLetTwoPeopleChatAndOneReloadWithoutMissingAnything() {
    Page ada = signIn("Ada", "tea");
    Page bob = signIn("Bob", "tea");

    assertThat(members(ada)).containsText("Bob");
    assertThat(members(bob)).containsText("Ada");
    assertThat(ada.getByTestId("online")).containsText("Bob");

    bob.getByTestId("message-input").pressSequentially("hello");
    assertThat(ada.getByTestId("typing")).containsText("Bob is typing");
    bob.keyboard().press("Enter");
    assertThat(messages(ada).last()).containsText("hello");
    assertThat(ada.getByTestId("typing")).isEmpty();

    ada.navigate("about:blank");
    say(bob, "did you see this?");
    assertThat(messages(bob).last()).containsText("did you see this?");
    ada.goBack();

    assertThat(messages(ada)).hasCount(2);
    assertThat(messages(ada).last()).containsText("did you see this?");
    say(ada, "all of it");
    assertThat(messages(bob).last()).containsText("all of it");
    assertThat(messages(bob)).hasCount(3);
    assertThat(members(bob)).containsText("Ada");
  }

  @Test
  void shouldResumeByItselfAfterAReload() {
    Page ada = signIn("Cleo", "resume");
    Page bob = signIn("Dan", "resume");
    say(bob, "one");
    assertThat(messages(ada)).hasCount(1);

    ada.reload();
    say(bob, "two");

    assertThat(messages(ada)).hasCount(2);
    assertThat(messages(ada).last()).containsText("two");
    assertThat(ada.getByTestId("connection")).hasAttribute("data-state", "online");
  }

  @Test
  void shouldCarryPrivateMessagesToBothPeopleAlone() {
    Page ada = signIn("Eva", "secrets");
    Page bob = signIn("Finn", "secrets");
    Page eve = signIn("Gus", "secrets");

    members(ada).getByRole(AriaRole.BUTTON).filter(with("Finn")).click();
    say(ada, "only for you");

    Locator conversation =
        bob.getByTestId("room-list").getByRole(AriaRole.LINK).filter(with("Eva"));
    conversation.click();
    assertThat(messages(bob).last()).containsText("only for you");
    assertThat(messages(ada).last()).containsText("only for you");
    say(eve, "in the room");
    assertThat(messages(eve)).hasCount(1);
  }

  @Test
  void shouldJoinAndLeaveSeveralRooms() {
    Page ada = signIn("Hal", "first");
    ada.getByTestId("new-room").fill("Second");
    ada.getByTestId("join-room").click();
    assertThat(ada.getByRole(AriaRole.HEADING).filter(with("second"))).isVisible();
    say(ada, "here");
    assertThat(messages(ada)).hasCount(1);

    ada.getByTestId("leave-room").click();

    assertThat(ada.getByRole(AriaRole.HEADING).filter(with("first"))).isVisible();
    assertThat(messages(ada)).hasCount(0);
  }

  @Test
  void shouldShowMarkupAsTheTextItIs() {
    Page ada = signIn("<img src=x>", "xss");
    say(
        ada,
        "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>");

    assertThat(messages(ada).last()).containsText("<script>");
    assertThat(ada.locator("img[src=x]")).hasCount(0);
    Assertions.assertThat(ada.title()).doesNotContain("owned");
  }

  @Test
  void shouldBeUsableByEveryone() {
    Page ada = open("access");
    Assertions.assertThat(new AxeBuilder(ada).analyze().getViolations()).isEmpty();
    signIn(ada, "Ida");
    say(ada, "hello");
    assertThat(messages(ada)).hasCount(1);

    Assertions.assertThat(new AxeBuilder(ada).analyze().getViolations()).isEmpty();
  }

  private Page signIn(String username, String room) {
    Page page = open(room);
    signIn(page, username);
    return page;
  }

  private static void signIn(Page page, String username) {
    page.getByTestId("username").fill(username);
    page.getByTestId("sign-in").click();
    assertThat(page.getByTestId("message-input")).isVisible();
    assertThat(page.getByTestId("connection")).hasAttribute("data-state", "online");
  }

  private Page open(String room) {
    BrowserContext person = chromium.browser().newContext();
    Page page = person.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.navigate(server.resolve("./#" + room).toString());
    return page;
  }

  private static void say(Page page, String text) {
    page.getByTestId("message-input").fill(text);
    page.getByTestId("send").click();
  }

  private static Locator members(Page page) {
    return page.getByTestId("members");
  }

  private static Locator messages(Page page) {
    return page.getByTestId("message");
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
