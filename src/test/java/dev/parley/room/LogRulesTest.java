package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.LoggedRecords;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What gets into the log, and what does not, even at its finest. */
class LogRulesTest {
  private static final String SECRET = "hush-hush";

  private final LoggedRecords logged = new LoggedRecords("dev.parley");

  @AfterEach
  void stopListening() {
    logged.close();
  }

  @Test
  void shouldHoldNeitherMessagesNorTokens() {
    TestChat chat = new TestChat(Map.of());
    TestChat.Client ada = chat.signIn("Ada");
    ada.join("java").post("java", SECRET + "\r\nFORGED");
    ada.send("{'type':'privateMessage','to':'Ada','message':'" + SECRET + "'}");
    ada.send("{'type':'roomMessage','room':'" + SECRET + "','message':7}");
    ada.send("{'" + SECRET + "'");
    chat.connect().send("{'type':'setUsername','username':'Ada','token':'" + SECRET + "'}");
    String token = ada.token;
    ada.fail();
    chat.advance(Duration.ofSeconds(10));
    chat.stop();

    assertThat(lines()).anyMatch(line -> line.startsWith("Parley stops"));
    assertThat(lines()).noneMatch(line -> line.contains(SECRET) || line.contains("FORGED"));
    assertThat(lines()).noneMatch(line -> line.contains(token));
  }

  @Test
  void shouldTellOfAFaultWithoutWhatItQuotes() {
    TestChat chat = new TestChat(Map.of());
    TestChat.Client ada = chat.signIn("Ada");
    ada.connection.answer(
        frame -> {
          throw new IllegalStateException("in the midst of " + SECRET);
        });
    ada.connection.wake();
    chat.settle();

    assertThat(lines()).anyMatch(line -> line.contains("IllegalStateException"));
    assertThat(lines()).noneMatch(line -> line.contains(SECRET));
  }

  @Test
  void shouldTellOfEachStartAndStopAtInfoAndOfNothingElse() {
    Logger.getLogger("dev.parley").setLevel(Level.INFO);
    TestChat chat = new TestChat(Map.of());
    for (int i = 0; i < 5; i++) {
      TestChat.Client client = chat.signIn("user " + i);
      client.join("java").post("java", "hello").send("nonsense");
      client.disconnect(i % 2 == 0);
    }
    chat.advance(Duration.ofSeconds(30));
    chat.stop();

    assertThat(lines())
        .containsExactly(
            "Parley is ready rooms=memory",
            "Parley stops; clients are told to come back connections=0 drain=PT0S");
  }

  private List<String> lines() {
    return logged.all().stream().map(LogRulesTest::line).toList();
  }

  private static String line(LogRecord entry) {
    StringWriter text = new StringWriter();
    text.append(entry.getMessage());
    if (entry.getThrown() != null) {
      entry.getThrown().printStackTrace(new PrintWriter(text, true));
    }
    return text.toString();
  }
}
