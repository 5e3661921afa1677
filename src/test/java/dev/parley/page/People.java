package dev.parley.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The people of a test, each with a browser profile of their own; the browser is one for all tests.
 * What it complained of fails the test, and of a failed test there are screenshots below
 * target/screenshots.
 */
final class People implements BeforeEachCallback, AfterEachCallback {
  private static final Path SHOTS = Path.of("target/screenshots");

  private final Supplier<URI> site;
  private final List<Person> all = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private Browser browser;

  /**
   * @param site where the page is; asked for when somebody opens it
   */
  People(Supplier<URI> site) {
    this.site = site;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    // The store closes it after the last test.
    browser =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .getOrComputeIfAbsent(Chromium.class, type -> Chromium.start(), Chromium.class)
            .browser();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    try {
      if (context.getExecutionException().isPresent()) {
        shoot(nameOf(context));
      }
    } finally {
      browser.contexts().forEach(BrowserContext::close);
      all.clear();
    }
    List<String> complained = takeComplaints();
    if (context.getExecutionException().isEmpty()) {
      Assertions.assertThat(complained).as("what the browser complained of").isEmpty();
    }
  }

  /** Somebody with a fresh browser, who sees nothing yet. */
  Person somebody() {
    return somebody(new NewContextOptions());
  }

  /** Somebody with a fresh browser of a certain kind, who sees nothing yet. */
  Person somebody(NewContextOptions kind) {
    BrowserContext profile = browser.newContext(kind);
    return tab(profile);
  }

  /** Another tab of somebody. */
  Person tabOf(Person person) {
    return tab(person.page().context());
  }

  /** Somebody who is in a room. */
  Person inRoom(String username, String room) {
    return somebody().open("#" + room).signIn(username);
  }

  /** Takes what the browsers have complained of, so that it does not fail the test. */
  List<String> takeComplaints() {
    List<String> taken = List.copyOf(complaints);
    complaints.clear();
    return taken;
  }

  private Person tab(BrowserContext profile) {
    Page page = profile.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !isExpected(message)) {
            complaints.add(message.text() + " " + message.location());
          }
        });
    page.onPageError(complaints::add);
    Person person = new Person(page, site);
    all.add(person);
    return person;
  }

  /** A server without logins has nothing to say about the session, which the browser logs. */
  private static boolean isExpected(ConsoleMessage message) {
    return message.location().contains("/session:") && message.text().contains("404");
  }

  private static String nameOf(ExtensionContext test) {
    String method = test.getRequiredTestMethod().getName();
    String run = test.getDisplayName().startsWith(method) ? "" : "-" + test.getDisplayName();
    return test.getRequiredTestClass().getSimpleName() + "." + method + run;
  }

  private void shoot(String test) {
    for (int i = 0; i < all.size(); i++) {
      Page page = all.get(i).page();
      if (!page.isClosed()) {
        Path file = SHOTS.resolve(test.replaceAll("[^\\w.-]", "_") + "-" + (i + 1) + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setTimeout(5_000));
      }
    }
  }
}
