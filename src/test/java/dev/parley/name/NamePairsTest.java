package dev.parley.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.config.ChatConfig;
import dev.parley.message.Refusal;
import dev.parley.runtime.ManualClock;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What becomes of a name beside one that somebody holds. */
class NamePairsTest {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  private final ChatConfig config = ChatConfig.read(key -> null);
  private final NameRegistry names = new MemoryNameRegistry(config, new ManualClock());
  private final NamePolicy policy = new NamePolicy(config, names);

  @ParameterizedTest(name = "{0}: {1}, {2}: {3}")
  @CsvFileSource(
      resources = "/name/pairs.csv",
      delimiter = ';',
      quoteCharacter = '\0',
      emptyValue = "",
      maxCharsPerColumn = 1000)
  void shouldTellSameFromDifferentAndRefuseWhatMisleads(
      String what, String held, String other, String expected) throws Exception {
    Username one = Username.parse("username", text(held));
    assertThat(outcome(one)).as("before anybody holds it").isEqualTo("different");
    names.claim(one, null, "1", () -> {}).toCompletableFuture().join();

    assertThat(outcome(text(other))).isEqualTo(expected);
    if (expected.equals("taken")) {
      names.release(one, Token.create(), "1");
      assertThat(outcomeWhereNobodyIs(text(other))).isEqualTo("mixed");
    }
  }

  private String outcomeWhereNobodyIs(String text) throws Refusal {
    NameRegistry empty = new MemoryNameRegistry(config, new ManualClock());
    return refusal(new NamePolicy(config, empty), Username.parse("username", text));
  }

  private String outcome(String text) {
    try {
      return outcome(Username.parse("username", text));
    } catch (Refusal e) {
      assertThat(e).hasMessageStartingWith("username must");
      return "invalid";
    }
  }

  private String outcome(Username name) {
    String refusal = refusal(policy, name);
    boolean held = names.find(name).toCompletableFuture().join().isPresent();
    return refusal.isEmpty() ? held ? "same" : "different" : refusal;
  }

  private static String refusal(NamePolicy policy, Username name) {
    try {
      policy.check(name).toCompletableFuture().join();
      return "";
    } catch (CompletionException e) {
      Refusal refusal = (Refusal) e.getCause();
      return switch (refusal.answer(null).code()) {
        case USERNAME_TAKEN -> "taken";
        case INVALID_FIELD -> "mixed";
        default -> throw new AssertionError(refusal);
      };
    }
  }

  private static String text(String escaped) {
    return ESCAPE
        .matcher(escaped == null ? "" : escaped)
        .replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16)));
  }
}
