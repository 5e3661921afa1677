package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Writing: keys, drafts, suggestions, links, what is too long. */
class WritingIT extends PageTest {

  @Test
  void shouldSendWithEnterAndBeginALineWithShiftEnter() {
    Person ada = people.inRoom("Ann", "keys");
    double oneLine = ada.writing().boundingBox().height;

    ada.page().keyboard().type("first");
    ada.press("Shift+Enter");
    ada.page().keyboard().type("second");
    assertThat(ada.writing().boundingBox().height).isGreaterThan(oneLine);
    assertThat(ada.messages()).hasCount(0);
    ada.press("Enter");

    assertThat(ada.texts()).hasText(new String[] {"first\nsecond"});
    assertThat(ada.writing()).hasValue("");
    assertThat(ada.writing()).hasAttribute("enterkeyhint", "send");
    assertThat(ada.writing().boundingBox().height).isEqualTo(oneLine);
  }

  @Test
  void shouldNotSendWithAnEnterThatEndsAComposition() {
    Person ada = people.inRoom("Aiko", "ime");
    ada.writing().fill("にほん");
    ada.writing().dispatchEvent("keydown", Map.of("key", "Enter", "isComposing", true));
    ada.writing().dispatchEvent("keydown", Map.of("key", "Enter", "keyCode", 229));
    assertThat(ada.writing()).hasValue("にほん");
    assertThat(ada.messages()).hasCount(0);

    ada.press("Enter");
    assertThat(ada.texts()).hasText(new String[] {"にほん"});
  }

  @Test
  void shouldKeepADraftForEachRoomAlsoOverAReload() {
    Person ada = people.inRoom("Anya", "drafts-a");
    ada.writing().fill("for a");
    ada.join("drafts-b");
    assertThat(ada.writing()).hasValue("");
    ada.writing().fill("for b");

    ada.conversation("drafts-a").click();
    assertThat(ada.writing()).hasValue("for a");
    ada.page().reload();
    ada.awaitOnline();
    assertThat(ada.writing()).hasValue("for a");
    ada.conversation("drafts-b").click();
    assertThat(ada.writing()).hasValue("for b");
  }

  @Test
  void shouldCompleteAndMarkMentions() {
    Person ada = people.inRoom("Ada Byron", "mentions");
    Person bob = people.inRoom("Bob", "mentions");
    assertThat(bob.see("members")).containsText("Ada Byron");
    ada.join("elsewhere");

    bob.page().keyboard().type("hello @ad");
    assertThat(bob.see("suggestions")).hasText("Ada Byron");
    bob.press("Tab");
    assertThat(bob.writing()).hasValue("hello @Ada Byron ");
    bob.press("Enter");

    assertThat(bob.message("hello").locator(".mention")).hasText("@Ada Byron");
    assertThat(ada.conversation("mentions")).containsText("@1");
    ada.conversation("mentions").click();
    assertThat(ada.message("hello").locator(".mention.mine")).hasText("@Ada Byron");
    bob.say("mail bob@example.org, nobody @Bo and @bobby");
    assertThat(ada.message("mail").locator(".mention")).hasCount(0);
  }

  @Test
  void shouldChooseASuggestionWithTheArrowsAndLeaveItWithEscape() {
    Person ada = people.inRoom("Amy", "arrows");
    people.inRoom("Bea", "arrows");
    people.inRoom("Ben", "arrows");
    assertThat(ada.see("members")).containsText("Ben");

    ada.page().keyboard().type("@be");
    ada.press("ArrowDown");
    assertThat(ada.see("suggestions").locator("[aria-selected=true]")).hasText("Ben");
    ada.press("Escape");
    assertThat(ada.see("suggestions")).isHidden();
    ada.press("Enter");
    assertThat(ada.texts()).hasText(new String[] {"@be"});

    ada.page().keyboard().type("@be");
    ada.press("ArrowDown");
    ada.press("Enter");
    assertThat(ada.writing()).hasValue("@Ben ");
    assertThat(ada.messages()).hasCount(1);
  }

  @Test
  void shouldTurnShortCodesIntoEmoji() {
    Person ada = people.inRoom("Alma", "emoji");
    ada.page()
        .waitForFunction(
            "performance.getEntriesByName(document.baseURI.split('#')[0] + 'webjars/node-emoji/1.11.0/lib/emoji.json').length > 0");
    ada.page().keyboard().type("ship it :rocke");
    assertThat(ada.see("suggestions")).containsText(":rocket:");
    ada.press("Tab");
    ada.page().keyboard().type("well done :tada: at 10:30:00 :nothing:");
    ada.press("Enter");

    assertThat(ada.texts()).hasText(new String[] {"ship it 🚀 well done 🎉 at 10:30:00 :nothing:"});
  }

  @Test
  void shouldMakeLinksOfAddressesAndOfNothingElse() {
    Person ada = people.inRoom("Aya", "links");
    ada.say(
        "https://example.org/a_(b)?c=1#d, (http://localhost:9080/) ada@example.org"
            + " README.md example.org javascript:alert(1) ftp://example.org/ data:text/html,x");

    Locator links = ada.messages().locator(".text a");
    assertThat(links)
        .hasText(
            new String[] {
              "https://example.org/a_(b)?c=1#d", "http://localhost:9080/", "ada@example.org"
            });
    assertThat(links.first()).hasAttribute("href", "https://example.org/a_(b)?c=1#d");
    assertThat(links.first()).hasAttribute("rel", "noopener noreferrer nofollow");
    assertThat(links.last()).hasAttribute("href", "mailto:ada@example.org");
  }

  @Test
  void shouldCountWhatIsLeftAndRefuseWhatIsTooLong() {
    Person ada = people.inRoom("Asa", "long");
    ada.writing().fill("😀".repeat(4_000));
    assertThat(ada.page().locator("#message-counter")).hasText("96 left");
    ada.writing().fill("x".repeat(4_097));
    assertThat(ada.page().locator("#message-counter")).hasText("1 too many");
    assertThat(ada.see("send")).isDisabled();
    ada.press("Enter");
    assertThat(ada.messages()).hasCount(0);
  }
}
