package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page can be seen, read and used by everyone, on any screen, in both themes. */
class AppearanceIT extends PageTest {

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void shouldBeUsableByEveryoneInEveryState(ColorScheme theme) {
    Person ada = people.somebody(new NewContextOptions().setColorScheme(theme));
    ada.openSignIn("#axe");
    assertUsable(ada, "signing in");
    Person bob = people.inRoom("Bob " + theme, "axe");
    ada.see("username").fill("Bob " + theme);
    ada.see("sign-in").click();
    assertThat(ada.see("sign-in-error")).not().isEmpty();
    assertUsable(ada, "a name that is taken");
    ada.signIn("Ada " + theme).join("axe-empty-" + theme.name().toLowerCase(Locale.ROOT));
    assertUsable(ada, "an empty room");
    ada.conversation("axe").first().click();
    bob.say("@Ada " + theme + " https://example.org/");
    bob.say("two lines\nof text");
    ada.say("mine, @Bob " + theme);
    assertThat(ada.messages().last()).containsText("mine");
    assertUsable(ada, "messages");
    ada.see("new-room").fill("not a room!");
    ada.see("join-room").click();
    assertThat(ada.see("rooms-notice")).not().isEmpty();
    assertUsable(ada, "a room that cannot be");
    ada.writing().pressSequentially("@");
    assertThat(ada.see("suggestions")).isVisible();
    assertUsable(ada, "suggestions");
    ada.writing().fill("x".repeat(4_100));
    assertUsable(ada, "too long");
    ada.writing().fill("");
    ada.press("Control+k");
    assertUsable(ada, "the switcher");
    ada.press("Escape");
    ada.press("Control+/");
    assertUsable(ada, "the keys");
    ada.press("Escape");
    ada.evaluate("location.hash = '#@Nobody'");
    assertThat(ada.heading()).hasText("Nobody");
    ada.say("hello?");
    assertThat(ada.see("retry")).isVisible();
    assertUsable(ada, "a message that failed");
    bob.member("Ada " + theme).click();
    bob.say("psst");
    assertThat(ada.conversation("Bob " + theme).locator(".badge")).hasText("1");
    assertUsable(ada, "something unread");
    ada.see("leave-room").click();
    ada.conversation("Bob " + theme).click();
    assertUsable(ada, "a private conversation");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void shouldBeUsableByEveryoneOnAPhoneAndWithoutAConnection(ColorScheme theme) {
    Person ada =
        people.somebody(
            new NewContextOptions()
                .setColorScheme(theme)
                .setViewportSize(390, 844)
                .setHasTouch(true));
    boolean[] open = {true};
    ada.page()
        .routeWebSocket(
            Pattern.compile(".*/chat$"),
            page -> {
              if (open[0]) {
                page.connectToServer();
              } else {
                page.close();
              }
            });
    ada.open("#phone-" + theme).signIn("Ada P " + theme);
    ada.say("hello");
    assertThat(ada.messages()).hasCount(1);
    assertUsable(ada, "a phone");
    ada.page().locator("#rooms-toggle").tap();
    assertThat(ada.see("new-room")).isVisible();
    assertUsable(ada, "its rooms");
    ada.join("phone-b-" + theme.name().toLowerCase(Locale.ROOT));
    assertThat(ada.page().locator("#rooms-panel")).isHidden();
    ada.page().locator("#people-toggle").tap();
    assertThat(ada.see("members")).isVisible();
    assertUsable(ada, "its people");
    ada.press("Escape");

    open[0] = false;
    ada.offline();
    assertThat(ada.see("banner")).isVisible();
    assertUsable(ada, "offline");
  }

  @ParameterizedTest
  @CsvSource({"1440,900", "1024,768", "768,1024", "390,844", "320,568"})
  void shouldFitTheScreen(int width, int height) {
    Person ada = people.somebody(new NewContextOptions().setViewportSize(width, height));
    ada.openSignIn("#fit-" + width);
    assertFits(ada);
    ada.signIn("A".repeat(24) + " " + width);
    ada.say("https://example.org/" + "long".repeat(80));
    ada.say("W".repeat(300));
    assertThat(ada.messages()).hasCount(2);
    assertFits(ada);
    assertThat(ada.see("send")).isInViewport();
    boolean phone = width < 896;
    assertThat(ada.page().locator("#rooms-panel").isVisible()).isEqualTo(!phone);
    assertThat(ada.see("members").isVisible()).isEqualTo(width > 1152);
  }

  @Test
  void shouldFollowTheThemeOfTheSystem() {
    Person ada = people.somebody(new NewContextOptions().setColorScheme(ColorScheme.LIGHT));
    ada.openSignIn("");
    Object light = ada.evaluate("getComputedStyle(document.body).backgroundColor");
    ada.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(ada.evaluate("getComputedStyle(document.body).backgroundColor")).isNotEqualTo(light);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldStandStillForWhoWantsThat(boolean still) {
    Person ada =
        people.somebody(
            new NewContextOptions()
                .setViewportSize(390, 844)
                .setReducedMotion(still ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE));
    ada.open("#still").signIn("Ada Q " + still);
    Object moving =
        ada.evaluate(
            "[...document.querySelectorAll('*')].some(one => parseFloat(getComputedStyle(one)"
                + ".transitionDuration) > 0 || parseFloat(getComputedStyle(one).animationDuration) > 0)");
    assertThat(moving).isEqualTo(!still);
  }

  private static void assertFits(Person person) {
    assertThat((Integer) person.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .isLessThanOrEqualTo(0);
    assertThat(
            (Integer)
                person.evaluate(
                    "(log => log.scrollWidth - log.clientWidth)(document.getElementById('messages'))"))
        .isLessThanOrEqualTo(0);
  }

  private static void assertUsable(Person person, String state) {
    assertThat(new AxeBuilder(person.page()).analyze().getViolations()).as(state).isEmpty();
  }
}
