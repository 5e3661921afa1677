package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.room.TestChat.Client;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node that gets what is posted later than it is acknowledged. */
class LaggingNodeTest {
  private final TestChat chat = new TestChat(Map.of(), LaggingBroker::new);

  @Test
  void shouldDeliverWhatWasAcknowledgedBeforeTheUserLeft() {
    Client ada = chat.signIn("Ada").join("java").post("java", "bye");
    assertThat(ada.events("newMessage")).isEmpty();

    ada.send("{'type':'leaveRoom','room':'java'}");

    assertThat(ada.events())
        .extracting(event -> event.getString("type"))
        .containsSubsequence("newMessage", "leftRoom");
  }

  @Test
  void shouldResumeARoomFromAPositionThatItDoesNotHaveYet() {
    Client ada = chat.signIn("Ada").join("java").post("java", "seen elsewhere");

    Client back = chat.signIn("Bob");
    back.send(
        "{'type':'joinRoom','room':'java','since':" + TestChat.position(ada.only("ack")) + "}");

    JsonObject joined = back.only("joinedRoom");
    assertThat(joined.getBoolean("recovered")).isTrue();
    assertThat(joined.getInt("seq")).isEqualTo(1);
    assertThat(joined.getJsonArray("history")).isEmpty();
  }

  @Test
  void shouldResumeAnInboxFromAPositionThatItDoesNotHaveYet() {
    Client ada = chat.signIn("Ada");
    ada.send("{'type':'privateMessage','to':'Ada','message':'seen elsewhere'}");

    Client tab = chat.connect();
    tab.send(
        "{'type':'setUsername','username':'Ada','token':'"
            + ada.token
            + "','since':"
            + TestChat.position(ada.only("ack"))
            + "}");

    JsonObject inbox = tab.only("welcome").getJsonObject("inbox");
    assertThat(inbox.getBoolean("recovered")).isTrue();
    assertThat(inbox.getInt("seq")).isEqualTo(1);
    assertThat(inbox.getJsonArray("history")).isEmpty();
  }
}
