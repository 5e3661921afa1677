package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Somebody at the page: what they do, and what they see. */
final class Person {
  private final Page page;
  private final Supplier<URI> site;

  Person(Page page, Supplier<URI> site) {
    this.page = page;
    this.site = site;
  }

  Page page() {
    return page;
  }

  /**
   * Opens the page.
   *
   * @param place such as {@code #java}, or empty
   */
  Person open(String place) {
    page.navigate(site.get().resolve("./" + place).toString());
    return this;
  }

  /**
   * As {@link #open}, where nobody is signed in: the page asks for that before it shows anything.
   */
  Person openSignIn(String place) {
    open(place);
    assertThat(see("username")).isVisible();
    return this;
  }

  /**
   * Has the page, once opened, take its random pauses as long as they may be, by a clock that
   * {@link #stopClock} can stop.
   */
  Person pauseLongest() {
    page.addInitScript("Math.random = () => 1");
    page.clock().install();
    return this;
  }

  /** Stops the page's clock, which only the test moves from now on; it must be installed. */
  Person stopClock() {
    page.clock().pauseAt(((Number) evaluate("Date.now() + 2_000")).longValue());
    return this;
  }

  /** Waits until a check holds of what the browser has reported. */
  void eventually(ThrowingRunnable check) {
    Awaitility.await()
        .untilAsserted(
            () -> {
              evaluate("'takes in what the browser has reported'");
              check.run();
            });
  }

  Person signIn(String username) {
    see("username").fill(username);
    see("sign-in").click();
    assertThat(writing()).isVisible();
    return awaitOnline();
  }

  Person awaitOnline() {
    assertThat(see("connection")).hasAttribute("data-state", "online");
    return this;
  }

  Person join(String room) {
    see("new-room").fill(room);
    see("join-room").click();
    assertThat(heading()).hasText("#" + room);
    return this;
  }

  /** Writes and sends by the button. */
  Person say(String text) {
    writing().fill(text);
    see("send").click();
    return this;
  }

  Person press(String key) {
    page.keyboard().press(key);
    return this;
  }

  /** An element by its name for tests. */
  Locator see(String testId) {
    return page.getByTestId(testId);
  }

  /** The field for messages. */
  Locator writing() {
    return see("message-input");
  }

  Locator heading() {
    return page.locator("#conversation-title");
  }

  Locator messages() {
    return see("message");
  }

  /** The texts of the messages. */
  Locator texts() {
    return messages().locator(".text");
  }

  /** The messages that hold this text, which who has sent them and when does not. */
  Locator message(String text) {
    Locator said = page.locator(".text", new Page.LocatorOptions().setHasText(text));
    return messages().filter(new Locator.FilterOptions().setHas(said));
  }

  /** A room or a person in the list of conversations. */
  Locator conversation(String name) {
    return see("room-list")
        .getByRole(AriaRole.LINK)
        .filter(new Locator.FilterOptions().setHasText(name));
  }

  Locator member(String name) {
    return see("members")
        .getByRole(AriaRole.BUTTON)
        .filter(new Locator.FilterOptions().setHasText(name));
  }

  /** The network is back, and the page is told. */
  Person online() {
    page.context().setOffline(false);
    return tell("online");
  }

  /** The network is gone, and the page is told. */
  Person offline() {
    page.context().setOffline(true);
    return tell("offline");
  }

  /** Where the machine itself has no network, the browser sees no change to tell of. */
  private Person tell(String event) {
    page.evaluate("event => window.dispatchEvent(new Event(event))", event);
    return this;
  }

  Object evaluate(String script) {
    return page.evaluate(script);
  }
}
