package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Order, resume, resending, private messages, slow readers. */
abstract class DeliveryContract extends ProtocolContract {
  /** More than the server has threads that may hang. */
  private static final int SLOTHS = 40;

  /** Messages of 4 kB: a connection within one machine may hold some 6 MB. */
  private static final int MORE_THAN_BUFFERS_HOLD = 2000;

  private static final int WHAT_BUFFERS_HOLD = 7_000_000;

  @Test
  void shouldNotPostTheSameKeyTwice() {
    String room = unique("room");
    String name = unique("Ada");
    ChatClient ada = connect();
    String token = ada.signIn(name).getString("token");
    ada.join(room);
    String post = "'type':'roomMessage','room':'" + room + "','message':'m','key':'same'";
    JsonObject first = ada.request(post);
    ChatClient elsewhere = connect();
    elsewhere.signIn(name, token);
    elsewhere.join(room);

    JsonObject again = elsewhere.request(post);

    assertThat(again.getBoolean("duplicate")).isTrue();
    assertThat(again.getInt("seq")).isEqualTo(first.getInt("seq"));
    assertThat(again.getString("epoch")).isEqualTo(first.getString("epoch"));
    assertThat(again.getString("time")).isEqualTo(first.getString("time"));
    assertThat(ada.settle().all("newMessage")).hasSize(1);
  }

  @Test
  void shouldTellTheSameKeyOfTwoUsersApart() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    ChatClient bob = signIn(unique("Bob"));
    ada.join(room);
    bob.join(room);
    String post = "'type':'roomMessage','room':'" + room + "','message':'m','key':'same'";

    assertThat(ada.request(post).getInt("seq")).isEqualTo(1);
    assertThat(bob.request(post).getInt("seq")).isEqualTo(2);
  }

  @Test
  void shouldResumeWithExactlyWhatWasMissed() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    String epoch = ada.join(room).getString("epoch");
    IntStream.rangeClosed(1, 70).forEach(i -> ada.post(room, "m" + i));
    ChatClient bob = signIn(unique("Bob"));

    JsonObject joined = resume(bob, room, epoch, 5);

    assertThat(joined.getBoolean("recovered")).isTrue();
    assertThat(joined.getJsonArray("history")).hasSize(65);
    assertThat(joined.getJsonArray("history").getJsonObject(0).getInt("seq")).isEqualTo(6);
    ada.post(room, "live");
    assertThat(bob.next("newMessage").getInt("seq")).isEqualTo(71);
    assertThat(resume(signIn(unique("Eve")), room, epoch, 71).getJsonArray("history")).isEmpty();
  }

  @Test
  void shouldNotClaimToHaveRecoveredWhatItCannot() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    String epoch = ada.join(room).getString("epoch");
    IntStream.rangeClosed(1, 60).forEach(i -> ada.post(room, "m" + i));

    for (JsonObject joined :
        List.of(
            resume(signIn(unique("Bob")), room, "other", 5),
            resume(signIn(unique("Bob")), room, epoch, 61))) {
      assertThat(joined.getBoolean("recovered")).isFalse();
      assertThat(joined.getJsonArray("history")).hasSize(50);
    }
  }

  @Test
  void shouldKeepFiveHundredMessagesForResume() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    String epoch = ada.join(room).getString("epoch");
    for (int i = 1; i <= 501; i++) {
      ada.send("{'type':'roomMessage','room':'" + room + "','message':'m" + i + "'}");
    }
    ada.next("newMessage", message -> message.getInt("seq") == 501);

    JsonObject whole = resume(signIn(unique("Bob")), room, epoch, 1);
    JsonObject part = resume(signIn(unique("Bob")), room, epoch, 0);

    assertThat(whole.getBoolean("recovered")).isTrue();
    assertThat(whole.getJsonArray("history")).hasSize(500);
    assertThat(part.getBoolean("recovered")).isFalse();
  }

  @Test
  void shouldShowAllMembersOneOrder() {
    String room = unique("room");
    List<ChatClient> members =
        IntStream.range(0, 6).mapToObj(i -> signIn(unique("member"))).toList();
    members.forEach(member -> member.join(room));

    for (int i = 0; i < 50; i++) {
      for (ChatClient member : members) {
        member.send("{'type':'roomMessage','room':'" + room + "','message':'m" + i + "'}");
      }
    }

    List<JsonObject> expected = null;
    for (ChatClient member : members) {
      member.next("newMessage", message -> message.getInt("seq") == 300);
      List<JsonObject> seen = member.all("newMessage");
      assertThat(seen).hasSize(300);
      assertThat(expected == null ? seen : expected).isEqualTo(seen);
      expected = seen;
    }
  }

  /** Each request is under way before the one before it is answered. */
  @RepeatedTest(20)
  void shouldDeliverLiveWhatIsPostedBetweenJoiningAndLeavingAtOnce() {
    String room = unique("room");
    ChatClient ada = connect();
    ada.send("{'type':'setUsername','username':'" + unique("Ada") + "'}")
        .send("{'type':'joinRoom','room':'" + room + "'}")
        .send("{'type':'roomMessage','room':'" + room + "','message':'hi'}")
        .send("{'type':'leaveRoom','room':'" + room + "'}")
        .settle();

    assertThat(ada.all())
        .extracting(event -> event.getString("type"))
        .filteredOn(List.of("joinedRoom", "newMessage", "leftRoom")::contains)
        .containsExactly("joinedRoom", "newMessage", "leftRoom");
    assertThat(ada.next("joinedRoom").getJsonArray("history")).isEmpty();
  }

  @Test
  void shouldWriteToAConnectionFromManyRoomsAtOnce() {
    List<String> rooms = IntStream.range(0, 20).mapToObj(i -> unique("room")).toList();
    ChatClient reader = signIn(unique("Reader"));
    rooms.forEach(reader::join);
    List<ChatClient> writers =
        IntStream.range(0, 5).mapToObj(i -> signIn(unique("writer"))).toList();
    writers.forEach(writer -> rooms.forEach(writer::join));

    for (int i = 0; i < 20; i++) {
      for (String room : rooms) {
        writers.forEach(w -> w.send("{'type':'roomMessage','room':'" + room + "','message':'m'}"));
      }
      reader.send("{'type':'ping'}");
    }

    for (String room : rooms) {
      reader.await(
          "the last of " + room,
          event -> event.getString("room", "").equals(room) && event.getInt("seq", 0) == 100);
      List<Integer> seen =
          reader.all("newMessage").stream()
              .filter(message -> message.getString("room").equals(room))
              .map(message -> message.getInt("seq"))
              .toList();
      assertThat(seen).isEqualTo(IntStream.rangeClosed(1, 100).boxed().toList());
    }
    reader.await("all pongs", event -> reader.all("pong").size() >= 20);
  }

  @Test
  void shouldCarryPrivateMessagesToAllConnectionsOfBoth() {
    String name = unique("Ada");
    String other = unique("Bob");
    ChatClient ada = connect();
    String token = ada.signIn(name).getString("token");
    ChatClient tab = connect();
    tab.signIn(name, token);
    ChatClient bob = signIn(other);
    ChatClient eve = signIn(unique("Eve"));

    JsonObject ack = ada.request("'type':'privateMessage','to':'" + other + "','message':'psst'");

    assertThat(ack.containsKey("room")).isFalse();
    assertThat(ack.getInt("seq")).isEqualTo(1);
    for (ChatClient one : List.of(ada, tab, bob)) {
      JsonObject message = one.next("privateMessage");
      assertThat(message.getString("from")).isEqualTo(name);
      assertThat(message.getString("to")).isEqualTo(other);
      assertThat(message.getString("message")).isEqualTo("psst");
      assertThat(one.settle().all("privateMessage")).hasSize(1);
    }
    assertThat(eve.settle().all("privateMessage")).isEmpty();
  }

  @Test
  void shouldDeliverAMessageToOneselfOnce() {
    String name = unique("Ada");
    ChatClient ada = signIn(name);

    ada.request("'type':'privateMessage','to':'" + name + "','message':'note'");

    ada.next("privateMessage");
    assertThat(ada.settle().all("privateMessage")).hasSize(1);
  }

  @Test
  void shouldKnowWhenNobodyHoldsTheName() {
    JsonObject error =
        signIn(unique("Ada"))
            .request("'type':'privateMessage','to':'" + unique("nobody") + "','message':'m'");

    assertThat(error.getString("code")).isEqualTo("USER_NOT_FOUND");
  }

  @Test
  void shouldResumeTheInbox() {
    String name = unique("Bob");
    ChatClient ada = signIn(unique("Ada"));
    ChatClient bob = connect();
    JsonObject welcome = bob.signIn(name);
    String write = "'type':'privateMessage','to':'" + name + "','message':";
    ada.request(write + "'one'");
    bob.next("privateMessage");
    bob.cut();
    ada.request(write + "'two'");
    ada.request(write + "'three'");

    ChatClient back = connect();
    JsonObject again =
        back.request(
            "'type':'setUsername','username':'"
                + name
                + "','token':'"
                + welcome.getString("token")
                + "','since':{'epoch':'"
                + welcome.getJsonObject("inbox").getString("epoch")
                + "','seq':1}");

    JsonObject inbox = again.getJsonObject("inbox");
    assertThat(inbox.getBoolean("recovered")).isTrue();
    JsonArray history = inbox.getJsonArray("history");
    assertThat(history).hasSize(2);
    assertThat(history.getJsonObject(1).getString("message")).isEqualTo("three");
    assertThat(history.getJsonObject(1).getString("type")).isEqualTo("privateMessage");
    ada.request(write + "'four'");
    assertThat(back.next("privateMessage").getInt("seq")).isEqualTo(4);
  }

  @Test
  void shouldNotLetClientsThatNeverReadHoldUpTheOthers() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    ChatClient bob = signIn(unique("Bob"));
    ada.join(room);
    bob.join(room);
    List<RawClient> sloths = new ArrayList<>();
    for (int i = 0; i < SLOTHS; i++) {
      sloths.add(rawMember(unique("Sloth"), room));
      ada.next("userJoined");
    }
    String message = "x".repeat(4000);
    String post = "{'type':'roomMessage','room':'" + room + "','message':'" + message + "'}";
    int posted = 0;

    while (posted < MORE_THAN_BUFFERS_HOLD) {
      for (int i = 0; i < 100; i++) {
        ada.send(post);
      }
      posted += 100;
      int last = posted;
      bob.next("newMessage", seen -> seen.getInt("seq") == last);
    }

    ada.await("all to be closed", event -> ada.all("userLeft").size() == SLOTHS);
    assertThat(bob.all("newMessage")).hasSize(posted);
    assertThat(ada.all("error")).isEmpty();
    assertThat(sloths.get(0).readUntilClose()).isLessThan(WHAT_BUFFERS_HOLD);
  }

  @Test
  void shouldAnnounceWhatAReaderThatPausedHasMissed() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    ada.join(room);
    RawClient slow = rawMember(unique("Slow"), room);
    ada.next("userJoined");
    String message = "x".repeat(200);
    for (int i = 0; i < 3000; i++) {
      ada.send("{'type':'roomMessage','room':'" + room + "','message':'" + message + "'}");
    }
    ada.next("newMessage", seen -> seen.getInt("seq") == 3000);

    long next = 1;
    while (next <= 3000) {
      RawClient.Frame frame = slow.readUntil(RawClient.TEXT);
      assertThat(frame).as("the connection lives").isNotNull();
      for (JsonObject event : events(frame.text())) {
        if (event.getString("type").equals("lagged")) {
          assertThat(event.getInt("seq")).isEqualTo((int) next + event.getInt("missed") - 1);
          next = event.getInt("seq") + 1;
        } else if (event.getString("type").equals("newMessage")) {
          assertThat(event.getInt("seq")).isEqualTo((int) next);
          next++;
        }
      }
    }
  }

  private static JsonObject resume(ChatClient client, String room, String epoch, int seq) {
    return client.request(
        "'type':'joinRoom','room':'"
            + room
            + "','since':{'epoch':'"
            + epoch
            + "','seq':"
            + seq
            + "}");
  }

  private static List<JsonObject> events(String frame) {
    return Json.createReader(new StringReader(frame)).readArray().getValuesAs(JsonObject.class);
  }
}
