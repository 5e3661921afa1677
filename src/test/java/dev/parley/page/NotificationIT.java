package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** News for somebody who does not look. */
class NotificationIT extends PageTest {
  private static final String WATCH =
      """
      window.shown = [];
      window.badges = [];
      window.asked = 0;
      const Real = window.Notification;
      window.Notification = class extends Real {
        constructor(title, options) {
          super(title, options);
          window.shown.push(this);
        }
        static requestPermission() {
          window.asked++;
          return Real.requestPermission();
        }
      };
      navigator.setAppBadge = async (count) => window.badges.push(count);
      navigator.clearAppBadge = async () => window.badges.push(0);
      """;

  @Test
  void shouldTellOfMentionsAndPrivateMessagesToWhoDoesNotLook() {
    Person ada = people.somebody();
    ada.page().addInitScript(WATCH);
    ada.page().context().grantPermissions(List.of("notifications"));
    ada.open("#notes").signIn("Ada W");
    Person bob = people.inRoom("Bob W", "notes");
    assertThat(ada.see("notify")).hasAttribute("aria-pressed", "true");

    bob.say("@Ada W while you look");
    assertThat(ada.message("while you look")).isVisible();
    lookAway(ada.page());
    bob.say("for all");
    bob.say("@Ada W for you");
    assertNews(ada, "Bob W in #notes: @Ada W for you");
    bob.member("Ada W").click();
    bob.say("in private");
    assertNews(ada, "Bob W in #notes: @Ada W for you", "Bob W: in private");

    ada.evaluate("shown[1].onclick()");
    assertThat(ada.heading()).hasText("Bob W");
    assertThat(ada.texts()).hasText(new String[] {"in private"});
    ada.see("notify").click();
    assertThat(ada.see("notify")).hasAttribute("aria-pressed", "false");
    bob.say("not told");
    assertThat(ada.message("not told")).isVisible();
    assertThat(ada.evaluate("shown.length")).isEqualTo(2);
  }

  @Test
  void shouldAskOnlyWhenTheBellIsClicked() {
    Person ada = people.somebody();
    ada.page().addInitScript(WATCH);
    ada.open("#bell").signIn("Ada B");
    assertThat(ada.evaluate("asked")).isEqualTo(0);

    ada.see("notify").click();

    Awaitility.await().untilAsserted(() -> assertThat(ada.evaluate("asked")).isEqualTo(1));
  }

  @Test
  void shouldShowTheNumberOfUnreadMessagesOnTheIconOfAnInstalledPage() {
    Person ada = people.somebody();
    ada.page().addInitScript(WATCH);
    ada.open("#icon").signIn("Ada I");
    Person bob = people.inRoom("Bob I", "icon");
    ada.join("icon-b");
    bob.say("one").say("two");
    assertThat(ada.conversation("icon")).hasCount(2);

    Awaitility.await().untilAsserted(() -> assertThat(ada.evaluate("badges.at(-1)")).isEqualTo(2));
    ada.conversation("icon").first().click();
    Awaitility.await().untilAsserted(() -> assertThat(ada.evaluate("badges.at(-1)")).isEqualTo(0));
  }

  /** The page stays as it is, but another window has the focus. */
  private static void lookAway(Page page) {
    CDPSession devtools = page.context().newCDPSession(page);
    JsonObject off = new JsonObject();
    off.addProperty("enabled", false);
    devtools.send("Emulation.setFocusEmulationEnabled", off);
    page.context().newPage().bringToFront();
    Awaitility.await().until(() -> !(Boolean) page.evaluate("document.hasFocus()"));
  }

  private static void assertNews(Person person, String... expected) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        (List<?>) person.evaluate("shown.map(one => one.title + ': ' + one.body)"))
                    .isEqualTo(List.of(expected)));
  }
}
