package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Reading: what is new, where the reader is, when and by whom it was said. */
class ReadingIT extends PageTest {
  /** How far a message is below the upper edge, in pixels: the page keeps whole ones. */
  private static final String PLACE =
      "node => node.offsetTop - document.getElementById('messages').scrollTop";

  /** Scrolls up and gives the place in one step, so that nothing is loaded in between. */
  private static final String PLACE_AFTER_SCROLLING_UP =
      "node => { document.getElementById('messages').scrollTop = 200; return ("
          + PLACE
          + ")(node) }";

  @Test
  void shouldMarkOnceWhereTheNewMessagesBeginAndCountThem() {
    Person ada = people.inRoom("Ada R", "news");
    Person bob = people.inRoom("Bob R", "news");
    bob.say("seen");
    assertThat(ada.messages()).hasCount(1);
    assertThat(ada.see("new-line")).hasCount(0);
    ada.join("away");
    bob.say("new one").say("new two").say("new three");

    assertThat(ada.conversation("news")).containsText("3");
    assertThat(ada.page()).hasTitle("(3) #away · Parley");
    ada.conversation("news").click();

    assertThat(ada.see("new-line")).hasCount(1);
    assertThat(ada.page().locator("[data-testid=new-line] + article")).containsText("new one");
    assertThat(ada.page()).hasTitle("#news · Parley");
    ada.conversation("away").click();
    ada.conversation("news").click();
    assertThat(ada.messages()).hasCount(4);
    assertThat(ada.see("new-line")).hasCount(0);
  }

  @Test
  void shouldFollowTheNewestOnlyWhileTheReaderIsThere() {
    Person ada = people.inRoom("Ada F", "follow");
    Person bob = people.inRoom("Bob F", "follow");
    fill(bob, 40);
    assertThat(ada.message("line 40")).isInViewport();
    assertThat(ada.see("jump")).isHidden();

    ada.evaluate("document.getElementById('messages').scrollTop = 0");
    assertThat(ada.see("jump")).hasText("Jump to latest");
    bob.say("while you read");
    assertThat(ada.see("jump")).hasText("New messages");
    assertThat(ada.message("line 1").first()).isInViewport();
    ada.see("jump").click();

    assertThat(ada.message("while you read")).isInViewport();
    assertThat(ada.see("jump")).isHidden();
    bob.say("and on");
    assertThat(ada.message("and on")).isInViewport();
  }

  @Test
  void shouldKeepThePlaceWhileOlderMessagesLoad() {
    Person bob = people.inRoom("Bob P", "place");
    fill(bob, 180);
    Person ada = people.inRoom("Ada P", "place");
    assertThat(ada.messages()).hasCount(50);
    assertThat(ada.see("load-older")).isAttached();

    Locator inView = ada.message("line 140").first();
    Object before = inView.evaluate(PLACE_AFTER_SCROLLING_UP);
    assertThat(ada.message("line 81").first()).isAttached();

    assertThat(inView).isInViewport();
    assertThat(inView.evaluate(PLACE)).isEqualTo(before);
    Awaitility.await()
        .untilAsserted(
            () -> {
              ada.evaluate("document.getElementById('messages').scrollTop = 0");
              assertThat(ada.page().locator("#beginning").isVisible()).isTrue();
            });
    assertThat(ada.texts().first()).hasText("line 1");
  }

  @Test
  void shouldGroupByAuthorAndSeparateDays() {
    Person ada = people.inRoom("Ada D", "days");
    Person bob = people.inRoom("Bob D", "days");
    bob.say("one").say("two");
    assertThat(ada.message("two")).hasClass(Pattern.compile(".*\\bgrouped\\b.*"));
    ada.say("three");
    assertThat(ada.message("three")).not().hasClass(Pattern.compile(".*\\bgrouped\\b.*"));
    assertThat(ada.page().locator(".day-line")).hasText(new String[] {"Today"});

    Locator time = ada.message("one").locator("time");
    Instant at = Instant.parse(time.getAttribute("datetime"));
    assertThat(at).isBetween(Instant.now().minus(1, ChronoUnit.MINUTES), Instant.now());
    String year = String.valueOf(at.atZone(ZoneId.systemDefault()).getYear());
    assertThat(time.getAttribute("title")).contains(year);

    ada.page().clock().setFixedTime(Date.from(Instant.now().plus(1, ChronoUnit.DAYS)));
    ada.say("four");
    assertThat(ada.page().locator(".day-line").first()).hasText("Yesterday");
  }

  @Test
  void shouldNameThoseWhoType() {
    Person ada = people.inRoom("Ada T", "typists");
    Person[] others = {
      people.inRoom("Bob T", "typists"),
      people.inRoom("Cy T", "typists"),
      people.inRoom("Dan T", "typists")
    };
    String[] expected = {
      "Bob T is typing…", "Bob T and Cy T are typing…", "Bob T and 2 others are typing…"
    };
    for (int n = 1; n <= others.length; n++) {
      int typing = n;
      Awaitility.await()
          .untilAsserted(
              () -> {
                for (int i = 0; i < typing; i++) {
                  others[i].writing().pressSequentially("x");
                }
                assertThat(ada.see("typing").textContent()).isEqualTo(expected[typing - 1]);
              });
    }
  }

  private static void fill(Person person, int count) {
    for (int i = 1; i <= count; i++) {
      person.say("line " + i);
    }
    assertThat(person.texts().last()).hasText("line " + count);
    assertThat(person.page().locator("[data-state=pending]")).hasCount(0);
  }
}
