package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.delivery.CloseCode;
import dev.parley.room.TestChat.Client;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PresenceRulesTest {
  private final TestChat chat = new TestChat(Map.of("chat.rate.burst", "0"));

  @Test
  void shouldKeepABrokenConnectionsUserForTheGrace() {
    Client ada = chat.signIn("Ada").join("java");
    Client bob = chat.signIn("Bob").join("java");
    bob.events();
    ada.disconnect(false);

    chat.advance(Duration.ofMillis(4_950));
    assertThat(bob.events("userLeft")).isEmpty();
    chat.advance(Duration.ofMillis(100));

    assertThat(bob.only("userLeft").getString("reason")).isEqualTo("disconnected");
  }

  @Test
  void shouldHideAReconnectWithinTheGrace() {
    Client ada = chat.signIn("Ada").join("java");
    Client bob = chat.signIn("Bob").join("java");
    bob.events();
    ada.disconnect(false);
    chat.advance(Duration.ofSeconds(3));

    chat.connect()
        .send("{'type':'setUsername','username':'Ada','token':'" + ada.token + "'}")
        .join("java");
    chat.advance(Duration.ofSeconds(10));

    assertThat(bob.events())
        .noneMatch(event -> event.getString("type").matches("userLeft|userJoined"));
  }

  @Test
  void shouldLetAnOrderlyCloseLeaveAtOnce() {
    Client ada = chat.signIn("Ada").join("java");
    Client bob = chat.signIn("Bob").join("java");
    bob.events();

    ada.disconnect(true);

    assertThat(bob.only("userLeft").getString("reason")).isEqualTo("left");
  }

  @Test
  void shouldLetAnOrderlyCloseEndTheGraceOfConnectionsLostBefore() {
    Client ada = chat.signIn("Ada").join("java").join("go");
    Client bob = chat.signIn("Bob").join("java").join("go");
    ada.disconnect(false);
    Client back = chat.connect();
    back.send("{'type':'setUsername','username':'Ada','token':'" + ada.token + "'}").join("java");
    bob.events();

    back.disconnect(true);

    assertThat(bob.events("userLeft"))
        .extracting(left -> left.getString("room") + " " + left.getString("reason"))
        .containsExactlyInAnyOrder("java left", "go left");
    chat.advance(Duration.ofSeconds(6));
    assertThat(bob.events("userLeft")).isEmpty();
  }

  @Test
  void shouldKeepTheGraceOfALostConnectionWhileAnotherStays() {
    Client ada = chat.signIn("Ada").join("java");
    Client bob = chat.signIn("Bob").join("java");
    String known = "{'type':'setUsername','username':'Ada','token':'" + ada.token + "'}";
    chat.connect().send(known);
    Client another = chat.connect();
    another.send(known);
    bob.events();
    ada.disconnect(false);

    another.disconnect(true);
    assertThat(bob.events("userLeft")).isEmpty();

    chat.advance(Duration.ofSeconds(6));
    assertThat(bob.only("userLeft").getString("reason")).isEqualTo("disconnected");
  }

  @Test
  void shouldTakeAFaultForABrokenConnectionThoughTheContainerThenReportsAnOrderlyEnd() {
    Client ada = chat.signIn("Ada").join("java");
    Client bob = chat.signIn("Bob").join("java");
    bob.events();

    ada.fail();
    ada.disconnect(true);
    assertThat(bob.events("userLeft")).isEmpty();
    chat.advance(Duration.ofSeconds(6));

    assertThat(bob.only("userLeft").getString("reason")).isEqualTo("disconnected");
  }

  @Test
  void shouldLetAnOrderlyCloseEndTheGraceThatAFailedWriteBegan() {
    Client bob = chat.signIn("Bob").join("java");
    Client ada = chat.connectSlow();
    ada.send("{'type':'setUsername','username':'Ada'}").join("java");
    ada.finishWrite();
    bob.events();
    ada.transport.fail();
    assertThat(bob.events("userLeft")).isEmpty();

    ada.disconnect(true);

    assertThat(bob.only("userLeft").getString("reason")).isEqualTo("left");
  }

  @Test
  void shouldNotTakeTheAnswerToItsOwnCloseForALeave() {
    Client ada = chat.signIn("Ada").join("java");
    Client bob = chat.signIn("Bob").join("java");
    bob.events();
    ada.connection.close(CloseCode.TOO_SLOW);
    assertThat(ada.closed()).containsExactly(CloseCode.TOO_SLOW);

    ada.disconnect(true); // some clients answer with 1000, whatever the code was
    assertThat(bob.events("userLeft")).isEmpty();
    chat.advance(Duration.ofSeconds(6));

    assertThat(bob.only("userLeft").getString("reason")).isEqualTo("disconnected");
  }

  @Test
  void shouldNotLeaveAGhostWhenAConnectionEndsTwice() {
    Client ada = chat.signIn("Ada").join("java");
    ada.disconnect(false);
    ada.disconnect(true);
    chat.advance(Duration.ofSeconds(6));

    JsonObject joined = chat.signIn("Bob").join("java").only("joinedRoom");

    assertThat(joined.getInt("count")).isEqualTo(1);
  }

  @Test
  void shouldNotLetARequestAfterTheEndBringAGhost() {
    Client ada = chat.signIn("Ada");
    ada.disconnect(true);
    ada.join("java");

    JsonObject joined = chat.signIn("Bob").join("java").only("joinedRoom");

    assertThat(joined.getInt("count")).isEqualTo(1);
  }

  @Test
  void shouldReserveANameForTwoMinutesAfterItsLastConnection() {
    chat.signIn("Ada").disconnect(true);

    chat.advance(Duration.ofSeconds(119));
    Client other = chat.connect().send("{'type':'setUsername','username':'Ada'}");
    assertThat(other.only("error").getString("code")).isEqualTo("USERNAME_TAKEN");
    other.disconnect(true);
    chat.advance(Duration.ofSeconds(2));

    assertThat(chat.signIn("Ada").token).isNotNull();
  }

  @Test
  void shouldCountTheReservationFromTheLastConnection() {
    Client ada = chat.signIn("Ada");
    ada.disconnect(true);
    chat.advance(Duration.ofSeconds(100));
    Client again = chat.connect();
    again.send("{'type':'setUsername','username':'Ada','token':'" + ada.token + "'}");
    again.disconnect(true);

    chat.advance(Duration.ofSeconds(100));
    Client other = chat.connect().send("{'type':'setUsername','username':'ADA'}");

    assertThat(other.only("error").getString("code")).isEqualTo("USERNAME_TAKEN");
  }

  @Test
  void shouldGatherChangesOfWhoIsOnlineIntoOnePushASecond() {
    Client ada = chat.signIn("Ada");
    chat.advance(Duration.ofSeconds(2));
    ada.events();

    chat.signIn("Bob");
    chat.signIn("Eve").disconnect(true);
    chat.signIn("Joe");
    assertThat(ada.only("onlineUsers").getJsonArray("joined")).hasToString("[\"Bob\"]");
    chat.advance(Duration.ofSeconds(1));

    JsonObject push = ada.only("onlineUsers");
    assertThat(push.getJsonArray("joined")).hasToString("[\"Joe\"]");
    assertThat(push.getJsonArray("left")).isEmpty();
    assertThat(push.getInt("count")).isEqualTo(3);
  }

  @Test
  void shouldSendCountsInsteadOfSingleEventsInRoomsOfMoreThanTwoHundred() {
    Client ada = chat.signIn("Ada").join("java");
    for (int i = 1; i < 200; i++) {
      chat.signIn("user " + i).join("java");
    }
    assertThat(ada.events("userJoined")).hasSize(199);

    Client[] more = new Client[10];
    for (int i = 0; i < more.length; i++) {
      more[i] = chat.signIn("more " + i).join("java");
    }
    chat.advance(Duration.ofSeconds(1));
    List<JsonObject> events = ada.events();
    assertThat(events).noneMatch(event -> event.getString("type").equals("userJoined"));
    List<JsonObject> counts =
        events.stream().filter(event -> event.getString("type").equals("roomUsers")).toList();
    assertThat(counts).hasSizeLessThanOrEqualTo(2);
    assertThat(counts.get(counts.size() - 1).getInt("count")).isEqualTo(210);
    assertThat(counts.get(0).containsKey("users")).isFalse();
    assertThat(more[9].only("joinedRoom").getJsonArray("users")).hasSize(200);

    for (Client one : more) {
      one.disconnect(true);
    }
    chat.advance(Duration.ofSeconds(2));

    JsonObject snapshot = ada.only("roomUsers");
    assertThat(snapshot.getInt("count")).isEqualTo(200);
    assertThat(snapshot.getJsonArray("users")).hasSize(200);
  }

  @Test
  void shouldMergePresenceForAReaderThatIsTooSlowForSingleEvents() {
    Client slow = chat.connectSlow();
    slow.send("{'type':'setUsername','username':'Slow'}").join("java");
    slow.finishWrite();
    slow.finishWrite();
    chat.signIn("first").join("java");
    slow.events();

    for (int i = 0; i < 100; i++) {
      chat.signIn("user " + i).join("java");
    }
    slow.finishWrite();

    assertThat(slow.only("roomUsers").getJsonArray("users")).hasSize(102);
  }

  @Test
  void shouldForgetARoomThatWasEmptyForAnHour() {
    Client ada = chat.signIn("Ada").join("java").post("java", "hi");
    String epoch = ada.only("joinedRoom").getString("epoch");
    ada.send("{'type':'leaveRoom','room':'java'}");
    chat.advance(Duration.ofMinutes(59));
    Client bob = chat.signIn("Bob").join("java");
    assertThat(bob.only("joinedRoom").getString("epoch")).isEqualTo(epoch);
    bob.send("{'type':'leaveRoom','room':'java'}");
    chat.advance(Duration.ofMinutes(61));

    JsonObject joined = chat.signIn("Eve").join("java").only("joinedRoom");

    assertThat(joined.getString("epoch")).isNotEqualTo(epoch);
    assertThat(joined.getJsonArray("history")).isEmpty();
  }
}
