package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.room.TestChat.Client;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TypingRulesTest {
  private static final String TYPES = "{'type':'typing','room':'java','typing':true}";
  private static final String RESTS = "{'type':'typing','room':'java','typing':false}";

  private final TestChat chat = new TestChat(Map.of());
  private final Client ada = chat.signIn("Ada").join("java");
  private final Client bob = chat.signIn("Bob").join("java");

  @BeforeEach
  void readOn() {
    ada.events();
    bob.events();
  }

  @Test
  void shouldTellTheRoomWhoBeginsAndWhoStops() {
    ada.send(TYPES).send(TYPES);
    assertThat(typing()).containsExactly("[\"Ada\"]");

    ada.send(RESTS);

    assertThat(typing()).containsExactly("[]");
  }

  @Test
  void shouldEndByItselfAfterThreeSecondsWithoutARepeat() {
    ada.send(TYPES);
    chat.advance(Duration.ofSeconds(2));
    ada.send(TYPES);
    chat.advance(Duration.ofMillis(2_950));
    assertThat(typing()).containsExactly("[\"Ada\"]");

    chat.advance(Duration.ofMillis(100));

    assertThat(typing()).containsExactly("[]");
  }

  @Test
  void shouldEndWhenTheUserPosts() {
    ada.send(TYPES).post("java", "hi");

    assertThat(typing()).containsExactly("[\"Ada\"]", "[]");
  }

  @Test
  void shouldEndWhenTheUserLeaves() {
    ada.send(TYPES).send("{'type':'leaveRoom','room':'java'}");

    assertThat(typing()).endsWith("[]");
  }

  @Test
  void shouldEndWhenTheUserIsGone() {
    ada.send(TYPES).disconnect(true);

    assertThat(typing()).endsWith("[]");
  }

  @Test
  void shouldGiveASlowReaderOnlyTheLatestList() {
    Client slow = chat.connectSlow();
    slow.send("{'type':'setUsername','username':'Slow'}").join("java");
    slow.finishWrite();
    slow.finishWrite();
    slow.events();
    ada.send(TYPES);
    bob.send(TYPES);
    ada.send(RESTS);
    slow.events();

    slow.finishWrite();

    assertThat(slow.only("typing").getJsonArray("users")).hasToString("[\"Bob\"]");
  }

  private List<String> typing() {
    return bob.events("typing").stream()
        .map(event -> event.getJsonArray("users").toString())
        .toList();
  }
}
