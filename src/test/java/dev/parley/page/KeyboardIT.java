package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** The page without a mouse. */
class KeyboardIT extends PageTest {

  @Test
  void shouldDoEverythingWithKeysAlone() {
    Person bob = people.inRoom("Bob K", "keys-a");
    Person ada = people.somebody().open("#keys-a");
    assertThat(ada.see("username")).isFocused();
    ada.page().keyboard().type("Ada K");
    ada.press("Tab");
    ada.press("Enter");
    assertThat(ada.writing()).isFocused();
    ada.page().keyboard().type("hello");
    ada.press("Enter");
    assertThat(bob.texts()).hasText(new String[] {"hello"});

    reach(ada, ada.member("Bob K"));
    ada.press("Enter");
    assertThat(ada.heading()).hasText("Bob K");
    reach(ada, ada.see("leave-room"));
    ada.press("Enter");
    assertThat(ada.heading()).hasText("#keys-a");
    reach(ada, ada.see("sign-out"));
    ada.press("Enter");
    assertThat(ada.see("username")).isFocused();
  }

  @Test
  void shouldNotTakeTheFocusFromWhoeverWrites() {
    Person ada = people.inRoom("Ada W", "focus-a").join("focus-b");
    assertThat(ada.writing()).isFocused();
    ada.see("new-room").focus();
    ada.evaluate("location.hash = '#focus-a'");
    assertThat(ada.heading()).hasText("#focus-a");
    ada.page().keyboard().type("focus-c");

    assertThat(ada.writing()).hasValue("");
    ada.press("Enter");
    assertThat(ada.heading()).hasText("#focus-c");
    assertThat(ada.writing()).isFocused();
  }

  @Test
  void shouldGoAnywhereWithTheSwitcher() {
    Person ada = people.inRoom("Ada S", "go-a");
    people.inRoom("Bob S", "go-b");
    ada.press("Control+k");
    assertThat(ada.see("switcher")).isVisible();
    ada.page().keyboard().type("go-new");
    ada.press("Enter");
    assertThat(ada.heading()).hasText("#go-new");
    assertThat(ada.writing()).isFocused();

    ada.press("Control+k");
    ada.page().keyboard().type("bob s");
    assertThat(ada.page().locator("#switcher-list")).containsText("Bob S"); // told within a second
    ada.press("Enter");
    assertThat(ada.heading()).hasText("Bob S");
    ada.press("Control+k");
    ada.press("ArrowDown");
    ada.press("ArrowUp");
    ada.press("Escape");
    assertThat(ada.see("switcher")).isHidden();
    assertThat(ada.writing()).isFocused();
    ada.press("Control+k");
    ada.page().keyboard().type("!!");
    assertThat(ada.page().locator("#switcher-none")).isVisible();
  }

  @Test
  void shouldStepThroughConversationsAndTheUnreadOnes() {
    Person bob = people.inRoom("Bob U", "step-b");
    Person ada = people.inRoom("Ada U", "step-a").join("step-b").join("step-c");
    ada.press("Alt+ArrowUp");
    assertThat(ada.heading()).hasText("#step-b");
    ada.press("Alt+ArrowDown");
    assertThat(ada.heading()).hasText("#step-c");
    ada.press("Alt+ArrowDown");
    assertThat(ada.heading()).hasText("#step-a");

    bob.say("unread");
    assertThat(ada.conversation("step-b").locator(".badge")).hasText("1");
    ada.press("Alt+ArrowUp");
    assertThat(ada.heading()).hasText("#step-c");
    ada.press("Alt+Shift+ArrowDown");
    assertThat(ada.heading()).hasText("#step-b");
    ada.press("Alt+Shift+ArrowDown");
    assertThat(ada.heading()).hasText("#step-b");
  }

  @Test
  void shouldShowItsKeys() {
    Person ada = people.inRoom("Ada H", "help");
    ada.press("Control+/");
    assertThat(ada.see("help")).isVisible();
    assertThat(ada.see("help")).containsText("Previous or next unread conversation");
    ada.press("Escape");
    assertThat(ada.see("help")).isHidden();
    assertThat(ada.writing()).isFocused();
  }

  @Test
  void shouldOpenAndCloseThePanelsOfANarrowWindow() {
    Person ada = people.somebody(new NewContextOptions().setViewportSize(390, 844));
    ada.open("#narrow").signIn("Ada V");
    Locator rooms = ada.page().locator("#rooms-panel");
    assertThat(rooms).isHidden();

    reach(ada, ada.page().locator("#rooms-toggle"));
    ada.press("Enter");
    assertThat(rooms).isVisible();
    ada.press("Escape");
    assertThat(rooms).isHidden();
    assertThat(ada.page().locator("#rooms-toggle")).isFocused();
  }

  /** Goes on with Tab until an element has the focus, at most once around the page. */
  private static void reach(Person person, Locator element) {
    for (int i = 0; i < 60; i++) {
      if ((Boolean) element.evaluate("one => one === document.activeElement")) {
        return;
      }
      person.press("Tab");
    }
    assertThat(element).isFocused();
  }
}
