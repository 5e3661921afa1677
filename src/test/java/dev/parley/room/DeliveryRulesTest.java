package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.delivery.CloseCode;
import dev.parley.room.TestChat.Client;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryRulesTest {
  /** How long the passes of a busy room may wait. */
  private static final Duration GATHERING = Duration.ofMillis(4);

  private final TestChat chat = new TestChat(Map.of("chat.rate.burst", "0", "chat.log.size", "60"));

  @Test
  void shouldAcknowledgeAndDeliverInOneFrameToTheSender() {
    Client ada = chat.signIn("Ada").join("java");
    int before = ada.transport.sent().size();

    ada.post("java", "hi");

    assertThat(ada.transport.sent()).hasSize(before + 1);
    assertThat(ada.events())
        .extracting(event -> event.getString("type"))
        .contains("ack", "newMessage");
  }

  @Test
  void shouldAcknowledgeAPrivateMessageInTheFrameThatShowsItWhereNoWriteBlocks() {
    chat.signIn("Ada");
    Client bob = chat.connectUnblocked().send("{'type':'setUsername','username':'Bob'}");
    bob.finishWrite();
    bob.forget();

    bob.send("{'type':'privateMessage','to':'Ada','message':'hi'}");

    assertThat(bob.events())
        .extracting(event -> event.getString("type"))
        .containsExactlyInAnyOrder("ack", "privateMessage");
  }

  @Test
  void shouldMergeWhatWaitedForAWriteIntoOneFrame() {
    Client slow = slowMember();
    Client ada = chat.signIn("Ada").join("java");
    slow.events();
    IntStream.range(0, 20).forEach(i -> ada.post("java", "m" + i));

    slow.finishWrite();

    assertThat(slow.events("newMessage")).hasSize(20);
  }

  @Test
  void shouldTellASlowReaderHowMuchItMissed() {
    Client slow = slowMember();
    Client ada = chat.signIn("Ada").join("java");
    slow.events();
    IntStream.range(0, 100).forEach(i -> ada.post("java", "m" + i));

    slow.finishWrite();
    chat.advance(GATHERING);
    List<JsonObject> events = slow.events();

    JsonObject lagged = first(events, "lagged");
    assertThat(lagged.getInt("missed")).isEqualTo(40);
    assertThat(lagged.getInt("seq")).isEqualTo(40);
    assertThat(first(events, "newMessage").getInt("seq")).isEqualTo(41);
  }

  @Test
  void shouldSkipNothingWhenARoomIsJoinedAgain() {
    Client slow = slowMember();
    Client ada = chat.signIn("Ada").join("java");
    IntStream.range(0, 55).forEach(i -> ada.post("java", "m" + i));
    slow.send("{'type':'joinRoom','room':'java','since':{'epoch':'other','seq':0}}");

    List<JsonObject> events = nextWrite(slow);

    assertThat(messages(events)).hasSize(55);
    JsonObject again = events.get(events.size() - 1);
    assertThat(again.getString("type")).isEqualTo("joinedRoom");
    assertThat(again.getInt("seq")).isEqualTo(55);
  }

  @Test
  void shouldDeliverLiveWhateverIsPostedAfterAJoinThatWaitsForItsAnswer() {
    chat.signIn("Ada").join("java").post("java", "before");
    Client bob = chat.connectSlow().send("{'type':'setUsername','username':'Bob'}");
    bob.join("java").post("java", "after");

    List<JsonObject> events = nextWrite(bob);

    JsonObject joined = first(events, "joinedRoom");
    assertThat(joined.getInt("seq")).isEqualTo(1);
    assertThat(joined.getJsonArray("history")).hasSize(1);
    assertThat(messages(events)).containsExactly("after");
  }

  @Test
  void shouldDeliverLiveWhateverIsPostedAfterAResumeThatWaitsForItsAnswer() {
    Client ada = chat.signIn("Ada").join("java").post("java", "seen").post("java", "missed");
    String since = TestChat.position(ada.events("ack").get(0));
    Client bob = chat.connectSlow().send("{'type':'setUsername','username':'Bob'}");
    bob.send("{'type':'joinRoom','room':'java','since':" + since + "}").post("java", "after");

    List<JsonObject> events = nextWrite(bob);

    JsonObject joined = first(events, "joinedRoom");
    assertThat(joined.getBoolean("recovered")).isTrue();
    assertThat(joined.getInt("seq")).isEqualTo(2);
    assertThat(joined.getJsonArray("history")).hasSize(1);
    assertThat(messages(events)).containsExactly("after");
  }

  @Test
  void shouldAnswerAJoinWithTheNewestWhereTheLogHasMovedPastIt() {
    Client ada = chat.signIn("Ada").join("java");
    Client bob = chat.connectSlow().send("{'type':'setUsername','username':'Bob'}").join("java");
    IntStream.range(0, 70).forEach(i -> ada.post("java", "m" + i));

    List<JsonObject> events = nextWrite(bob);

    JsonObject joined = first(events, "joinedRoom");
    assertThat(joined.getInt("seq")).isEqualTo(70);
    assertThat(joined.getJsonArray("history")).hasSize(50);
    assertThat(messages(events)).isEmpty();
  }

  @Test
  void shouldDeliverLiveAPrivateMessageThatComesAfterTheNameWasSet() {
    Client ada = chat.signIn("Ada");
    Client bob = chat.connectSlow().send("{'type':'ping'}");
    bob.send("{'type':'setUsername','username':'Bob'}");
    ada.send("{'type':'privateMessage','to':'Bob','message':'hi'}");

    List<JsonObject> events = nextWrite(bob);

    assertThat(first(events, "welcome").getJsonObject("inbox").getJsonArray("history")).isEmpty();
    assertThat(first(events, "privateMessage").getString("message")).isEqualTo("hi");
  }

  @Test
  void shouldDeliverWhatWasPostedBeforeTheUserLeft() {
    Client slow = slowMember();
    chat.signIn("Ada").join("java");
    slow.post("java", "bye").send("{'type':'leaveRoom','room':'java'}");

    List<JsonObject> events = nextWrite(slow);

    assertThat(messages(events)).containsExactly("bye");
    assertThat(events.get(events.size() - 1).getString("type")).isEqualTo("leftRoom");
  }

  @Test
  void shouldCloseAReaderWhoseWriteMakesNoProgress() {
    Client slow = slowMember();
    chat.signIn("Ada").join("java").post("java", "hi");

    chat.advance(Duration.ofSeconds(9));
    slow.finishWrite();
    assertThat(slow.closed()).isEmpty();

    chat.signIn("Bob").join("java").post("java", "ho");
    chat.advance(Duration.ofSeconds(11));
    assertThat(slow.closed()).as("while the write is in flight").isEmpty();
    slow.finishWrite();
    assertThat(slow.closed()).containsExactly(CloseCode.TOO_SLOW);
  }

  @Test
  void shouldCloseAClientThatAsksOnButDoesNotRead() {
    Client slow = slowMember();
    chat.signIn("Ada").join("java");

    for (int i = 0; i < 5_000; i++) {
      slow.send("{'type':'ping'}");
    }
    slow.finishWrite();

    assertThat(slow.closed()).containsExactly(CloseCode.TOO_SLOW);
  }

  @Test
  void shouldKeepAPrivateMessageForAUserWhoIsAway() {
    Client bob = chat.signIn("Bob");
    bob.disconnect(false);
    chat.signIn("Ada").send("{'type':'privateMessage','to':'bob','message':'psst'}");

    Client back = chat.connect();
    back.send("{'type':'setUsername','username':'Bob','token':'" + bob.token + "'}");

    assertThat(back.only("welcome").getJsonObject("inbox").getJsonArray("history")).hasSize(1);
  }

  @Test
  void shouldTellTheSamePrivateKeyToTwoRecipientsApart() {
    chat.signIn("Bob");
    chat.signIn("Eve");
    Client ada = chat.signIn("Ada");
    ada.events();

    ada.send("{'type':'privateMessage','to':'Bob','message':'a','key':'k'}")
        .send("{'type':'privateMessage','to':'Eve','message':'b','key':'k'}")
        .send("{'type':'privateMessage','to':'Eve','message':'b','key':'k'}");

    List<JsonObject> events = ada.events();
    assertThat(events.stream().filter(event -> event.getString("type").equals("ack")))
        .extracting(ack -> ack.getInt("seq") + " " + ack.getBoolean("duplicate"))
        .containsExactly("1 false", "2 false", "2 true");
    assertThat(events.stream().filter(event -> event.getString("type").equals("privateMessage")))
        .hasSize(2);
  }

  /** A member whose next write stays in flight. */
  private Client slowMember() {
    Client slow = chat.connectSlow();
    slow.send("{'type':'setUsername','username':'Slow'}").join("java");
    slow.finishWrite();
    slow.finishWrite();
    return slow;
  }

  /** What comes with the write that follows the one in flight. */
  private static List<JsonObject> nextWrite(Client client) {
    client.events();
    client.finishWrite();
    return client.events();
  }

  private static List<String> messages(List<JsonObject> events) {
    return events.stream()
        .filter(event -> event.getString("type").equals("newMessage"))
        .map(event -> event.getString("message"))
        .toList();
  }

  private static JsonObject first(List<JsonObject> events, String type) {
    return events.stream()
        .filter(event -> event.getString("type").equals(type))
        .findFirst()
        .orElseThrow();
  }
}
