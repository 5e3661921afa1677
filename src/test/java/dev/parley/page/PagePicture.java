package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Takes the README's pictures of the page; CONTRIBUTING has the command. */
class PagePicture extends PageTest {
  private static final Path DOCS = Path.of("src/docs");

  @Test
  void shouldShowPeopleChatting() {
    Person ada = at(1280, 720, ColorScheme.LIGHT).open("#lobby").signIn("Ada");
    Person grace = at(1280, 720, ColorScheme.LIGHT).open("#lobby").signIn("Grace");
    Person linus = at(1280, 720, ColorScheme.LIGHT).open("#lobby").signIn("Linus");
    Person phone = at(390, 720, ColorScheme.DARK).open("#lobby").signIn("Barbara");
    ada.join("jakarta").conversation("lobby").click();
    grace.join("jakarta").conversation("lobby").click();
    say(ada, "Morning! Does the WAR run on your server too?");
    say(grace, "It does, unchanged. I pulled the plug halfway through, and nothing was missing.");
    say(linus, "Same here. What happens to somebody who reads slowly?");
    say(ada, "@Linus they are told how much they missed.\nEverybody else does not even notice.");
    say(phone, "I was in a tunnel and got exactly what I had missed:\nhttps://example.org/resume");
    grace.conversation("jakarta").click();
    say(grace, "@Ada have a look at the new release");
    linus.member("Ada").click();
    say(linus, "Lunch?");
    linus.conversation("lobby").click();
    linus.writing().pressSequentially("So that is what a cur");

    assertThat(ada.texts()).hasCount(5);
    assertThat(ada.conversation("jakarta").locator(".badge")).hasText("@1");
    assertThat(ada.conversation("Linus").locator(".badge")).hasText("1");
    assertThat(ada.see("typing")).containsText("Linus");
    take(ada, "page.png");
    linus.writing().pressSequentially("sor");
    assertThat(phone.see("typing")).containsText("Linus");
    take(phone, "page-phone.png");
  }

  private Person at(int width, int height, ColorScheme theme) {
    return people.somebody(
        new NewContextOptions()
            .setViewportSize(width, height)
            .setColorScheme(theme)
            .setDeviceScaleFactor(width < 500 ? 2 : 1)
            .setLocale("en-GB"));
  }

  private static void say(Person person, String text) {
    person.say(text);
    assertThat(person.texts().last()).hasText(text);
    assertThat(person.page().locator("[data-state=pending]")).hasCount(0);
  }

  private static void take(Person person, String file) {
    person.page().screenshot(new Page.ScreenshotOptions().setPath(DOCS.resolve(file)));
  }
}
