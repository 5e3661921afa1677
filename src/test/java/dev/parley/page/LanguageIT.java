package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The page speaks the browser's language. */
class LanguageIT extends PageTest {

  @Test
  void shouldSpeakGermanWhereTheBrowserDoes() {
    Person ada = speaking("de-AT").open("#sprachen");
    assertThat(ada.page().locator("html")).hasAttribute("lang", "de");
    assertThat(ada.page().locator("h1").first()).hasText("Komm herein und rede mit");
    ada.signIn("Ada G");
    Person bob = people.inRoom("Bob G", "sprachen");

    assertThat(ada.see("connection")).hasText("Verbunden");
    assertThat(ada.page().locator("#conversation-about")).hasText("2 Personen");
    assertThat(ada.writing()).hasAttribute("placeholder", "Nachricht an #sprachen");
    whileTyping(
        bob, () -> assertThat(ada.see("typing").textContent()).isEqualTo("Bob G schreibt…"));
    bob.press("Enter");
    assertThat(ada.page().locator(".day-line")).hasText(new String[] {"Heute"});
    ada.see("new-room").fill("kein Raum");
    ada.see("join-room").click();
    assertThat(ada.see("rooms-notice")).containsText("1 bis 64 Buchstaben");
  }

  @Test
  void shouldLayArabicOutFromRightToLeft() {
    Person ada = speaking("ar-EG").open("#عام").signIn("ليلى");
    assertThat(ada.page().locator("html")).hasAttribute("dir", "rtl");
    Person bob = people.inRoom("Bob R", "عام");

    Locator rooms = ada.page().locator("#rooms-panel");
    Locator conversation = ada.page().locator("#conversation");
    Locator members = ada.see("members");
    assertThat(left(rooms)).isGreaterThan(left(conversation));
    assertThat(left(conversation)).isGreaterThan(left(members));
    bob.say("hello from the left");
    Locator message = ada.message("hello from the left");
    assertThat(left(message.locator(".who"))).isGreaterThan(left(message.locator("time")));
    assertThat(
            (Boolean)
                ada.evaluate(
                    "getComputedStyle(document.querySelector('.text')).direction === 'ltr'"))
        .isTrue();
    whileTyping(bob, () -> assertThat(ada.see("typing").textContent()).isEqualTo("Bob R يكتب…"));
    assertThat((Integer) ada.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .isZero();
  }

  @Test
  void shouldSpeakEnglishWhereItDoesNotKnowTheLanguage() {
    Person ada = speaking("fi-FI").open("");
    assertThat(ada.page().locator("html")).hasAttribute("lang", "en");
    assertThat(ada.page().locator("html")).hasAttribute("dir", "ltr");
    assertThat(ada.see("sign-in")).hasText("Start chatting");
  }

  private Person speaking(String language) {
    return people.somebody(new NewContextOptions().setLocale(language));
  }

  private static double left(Locator part) {
    return part.boundingBox().x;
  }

  private static void whileTyping(Person typist, Runnable seen) {
    Awaitility.await()
        .untilAsserted(
            () -> {
              typist.writing().pressSequentially("x");
              seen.run();
            });
  }
}
