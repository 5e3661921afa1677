package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.parley.protocol.ParleyWar;
import java.net.URI;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes the README's picture of the page; CONTRIBUTING has the command. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PagePicture {
  @ArquillianResource private URI server;

  @Deployment(testable = false)
  static WebArchive parley() {
    return ParleyWar.archive();
  }

  @Test
  void shouldShowTwoPeopleChatting() {
    try (Chromium chromium = Chromium.start()) {
      Page ada = signIn(chromium, "Ada");
      Page grace = signIn(chromium, "Grace");
      Page linus = signIn(chromium, "Linus");
      say(ada, "Morning! Does the WAR run on your server too?");
      say(grace, "It does, unchanged. I pulled the plug halfway through, and nothing was missing.");
      say(linus, "Same here. What happens to somebody who reads slowly?");
      say(ada, "They are told how much they missed.\nEverybody else does not even notice.");
      linus.getByTestId("message-input").pressSequentially("So that is what a cur");
      assertThat(ada.getByTestId("message")).hasCount(4);
      assertThat(ada.getByTestId("typing")).containsText("Linus");
      assertThat(ada.getByTestId("online")).containsText("Linus");
      ada.screenshot(new Page.ScreenshotOptions().setPath(Path.of("src/docs/page.png")));
    }
  }

  private Page signIn(Chromium chromium, String username) {
    Page page =
        chromium
            .browser()
            .newContext(new Browser.NewContextOptions().setViewportSize(1200, 640))
            .newPage();
    page.navigate(server.resolve("./#lobby").toString());
    page.getByTestId("username").fill(username);
    page.getByTestId("sign-in").click();
    assertThat(page.getByTestId("members")).containsText(username);
    return page;
  }

  private static void say(Page page, String text) {
    page.getByTestId("message-input").fill(text);
    page.getByTestId("send").click();
    assertThat(page.getByTestId("message").last())
        .containsText(text.lines().findFirst().orElseThrow());
  }
}
