package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that would be code in a careless page are texts in this one. */
class HostileTextIT extends PageTest {
  private static final List<String> HOSTILE = corpus();

  /** What a message's text may be made of. */
  private static final Set<String> HARMLESS = Set.of("A", "BDI", "SPAN");

  /** Counts what would be executed, and what the policy had to forbid. */
  private static final String TRAP =
      """
      window.hits = [];
      window.hit = () => window.hits.push('hit');
      document.addEventListener('securitypolicyviolation', (event) => window.hits.push(event.violatedDirective + ' ' + event.sample));
      """;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldExecuteNothingThatIsSaid(boolean withoutPolicy) {
    assertThat(HOSTILE).hasSizeGreaterThan(50);
    String room = "said-" + withoutPolicy;
    Person reader = trapped("Reader " + withoutPolicy, room, withoutPolicy);
    Person writer = trapped("Writer " + withoutPolicy, room, withoutPolicy);
    HOSTILE.forEach(writer::say);

    for (Person person : List.of(reader, writer)) {
      assertThat(person.texts()).hasCount(HOSTILE.size());
      assertThat(person.texts().allTextContents()).containsExactlyElementsOf(HOSTILE);
      assertNothingHappened(person);
    }
    reader.page().reload();
    assertThat(reader.texts().last()).hasText(HOSTILE.get(HOSTILE.size() - 1));
    assertNothingHappened(reader);
  }

  @Test
  void shouldExecuteNothingThatSomebodyIsCalled() {
    Person reader = trapped("Name reader", "names", true);
    Person caller = people.somebody(new NewContextOptions().setBypassCSP(true));
    caller.open("#names").signIn("Caller");
    // By the protocol itself: what the page would not let through shall meet the reader's page too.
    Object welcomed = caller.page().evaluate(SIGN_IN_AS_EACH, HOSTILE);
    assertThat((List<?>) welcomed).hasSizeGreaterThan(20);

    assertThat(reader.see("members")).containsText("onerror=hit()");
    assertThat(reader.messages()).hasCount(((List<?>) welcomed).size());
    assertNothingHappened(reader);
    reader.member("<svg onload=hit()>").click();
    assertThat(reader.heading()).hasText("<svg onload=hit()>");
    reader.press("Control+k");
    reader.page().keyboard().type("<");
    reader.press("Escape");
    reader.writing().pressSequentially("@<");
    assertNothingHappened(reader);
  }

  @Test
  void shouldExecuteNothingThatIsTakenForARoomOrAName() {
    Person ada = trapped("Ada X", "rooms", true);
    for (String text : HOSTILE) {
      ada.see("new-room").fill(text);
      ada.see("join-room").click();
      ada.page().evaluate("text => location.hash = '#' + encodeURIComponent(text)", text);
      ada.page().evaluate("text => location.hash = '#@' + encodeURIComponent(text)", text);
    }
    assertThat(ada.heading()).hasText(HOSTILE.get(HOSTILE.size() - 1));
    assertNothingHappened(ada);

    Person newcomer = people.somebody(new NewContextOptions().setBypassCSP(true));
    newcomer.page().addInitScript(TRAP);
    newcomer.open("#%3Cimg%20src=x%20onerror=hit()%3E");
    newcomer.see("username").fill("\u202e<img src=x onerror=hit()>");
    newcomer.see("sign-in").click();
    assertThat(newcomer.see("sign-in-error")).not().isEmpty();
    assertNothingHappened(newcomer);
  }

  private Person trapped(String username, String room, boolean withoutPolicy) {
    Person person = people.somebody(new NewContextOptions().setBypassCSP(withoutPolicy));
    person.page().addInitScript(TRAP);
    return person.open("#" + room).signIn(username);
  }

  private static void assertNothingHappened(Person person) {
    assertThat((List<?>) person.evaluate("window.hits")).isEmpty();
    Object strange =
        person
            .page()
            .evaluate(
                "harmless => [...document.querySelectorAll('.text *')].filter(one =>"
                    + " !harmless.includes(one.tagName) || (one.tagName === 'A' &&"
                    + " !/^(https?|mailto):/.test(one.href))).map(one => one.outerHTML)",
                List.copyOf(HARMLESS));
    assertThat((List<?>) strange).isEmpty();
    Object outside =
        person.evaluate(
            "document.querySelectorAll('script:not([src]), iframe, object, embed, [onerror],"
                + " [onload], [onfocus], img:not([src=\"favicon.svg\"])').length");
    assertThat(outside).isEqualTo(0);
  }

  /** Signs in under each name that the server takes, says something and stays. */
  private static final String SIGN_IN_AS_EACH =
      """
      async (names) => {
        const { connect } = await import('./parley.js');
        const welcomed = [];
        window.chats = [];
        for (const name of names) {
          const chat = connect({ username: name });
          window.chats.push(chat);
          const taken = await new Promise((resolve) => {
            chat.on('welcome', () => resolve(true));
            chat.on('state', ({ state }) => state === 'closed' && resolve(false));
          });
          if (!taken) continue;
          await chat.join('names');
          const arrived = new Promise((resolve) => chat.on('outbox', ({ ack }) => ack && resolve()));
          chat.send('names', 'I am ' + name);
          await arrived;
          welcomed.push(chat.username);
        }
        return welcomed;
      }
      """;

  private static List<String> corpus() {
    try (InputStream in = HostileTextIT.class.getResourceAsStream("hostile.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
