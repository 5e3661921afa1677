package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Rooms, their messages, presence and typing. */
abstract class RoomContract extends ProtocolContract {

  @Test
  void shouldShowRoomsInCanonicalForm() {
    String room = unique("\u00DCbung");
    JsonObject joined = signIn(unique("Ada")).join(room);

    assertThat(joined.getString("room")).isEqualTo(room.toLowerCase(Locale.ROOT));
    assertThat(joined.getInt("seq")).isZero();
    assertThat(joined.getBoolean("recovered")).isFalse();
    assertThat(joined.getString("epoch")).isNotBlank();
    assertThat(joined.getInt("count")).isEqualTo(1);
    assertThat(joined.getJsonArray("typing")).isEmpty();
  }

  @Test
  void shouldCarryAMessageToEveryMemberWithSenderAndTime() {
    String room = unique("room");
    String name = unique("Ada");
    ChatClient ada = signIn(name);
    ChatClient bob = signIn(unique("Bob"));
    ada.join(room);
    String epoch = bob.join(room).getString("epoch");

    JsonObject ack =
        ada.request("'type':'roomMessage','room':'" + room + "','message':'hi \\u00E4','key':'k'");

    assertThat(ack.getString("epoch")).isEqualTo(epoch);
    assertThat(ack.getInt("seq")).isEqualTo(1);
    assertThat(ack.getBoolean("duplicate")).isFalse();
    assertThat(ack.getString("room")).isEqualTo(room);
    for (ChatClient member : List.of(ada, bob)) {
      JsonObject message = member.next("newMessage");
      assertThat(message.getString("from")).isEqualTo(name);
      assertThat(message.getString("message")).isEqualTo("hi \u00E4");
      assertThat(message.getString("key")).isEqualTo("k");
      assertThat(message.getInt("seq")).isEqualTo(1);
      assertThat(message.getString("time")).isEqualTo(ack.getString("time"));
    }
  }

  @Test
  void shouldKeepRoomsApart() {
    String one = unique("room");
    String two = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    ChatClient bob = signIn(unique("Bob"));
    ada.join(one);
    ada.join(two);
    bob.join(two);

    ada.post(one, "not for bob");
    ada.post(two, "for bob");

    assertThat(bob.next("newMessage").getString("message")).isEqualTo("for bob");
    assertThat(bob.settle().all("newMessage")).hasSize(1);
  }

  @Test
  void shouldTellTheOthersWhoJoinedAndWhoLeft() {
    String room = unique("room");
    String name = unique("Bob");
    ChatClient ada = signIn(unique("Ada"));
    ada.join(room);
    ChatClient bob = signIn(name);

    JsonObject joined = bob.join(room);
    assertThat(joined.getJsonArray("users")).hasSize(2);
    assertThat(ada.next("userJoined").getString("username")).isEqualTo(name);
    JsonObject left = bob.request("'type':'leaveRoom','room':'" + room + "'");

    assertThat(left.getString("type")).isEqualTo("leftRoom");
    JsonObject event = ada.next("userLeft");
    assertThat(event.getString("reason")).isEqualTo("left");
    assertThat(event.getInt("count")).isEqualTo(1);
    assertThat(bob.settle().all("userJoined")).isEmpty();
  }

  @Test
  void shouldTakeSeveralTabsForOneUser() {
    String room = unique("room");
    String name = unique("Bob");
    ChatClient ada = signIn(unique("Ada"));
    ada.join(room);
    ChatClient tab1 = connect();
    String token = tab1.signIn(name).getString("token");
    ChatClient tab2 = connect();
    tab2.signIn(name, token);
    tab1.join(room);
    tab2.join(room);
    ada.next("userJoined");
    tab1.close();
    ada.settle();

    assertThat(ada.all("userJoined")).hasSize(1);
    assertThat(ada.all("userLeft")).isEmpty();
    tab2.post(room, "still here");
    ada.next("newMessage");
    tab2.close();

    assertThat(ada.next("userLeft").getString("reason")).isEqualTo("left");
  }

  @Test
  void shouldLeaveWithAllTabsAndTellEachOfThem() {
    String room = unique("room");
    String name = unique("Bob");
    ChatClient ada = signIn(unique("Ada"));
    ada.join(room);
    ChatClient tab1 = connect();
    String token = tab1.signIn(name).getString("token");
    ChatClient tab2 = connect();
    tab2.signIn(name, token);
    tab1.join(room);
    tab2.join(room);

    tab1.request("'type':'leaveRoom','room':'" + room + "'");

    assertThat(tab2.next("leftRoom").containsKey("re")).isFalse();
    ada.next("userLeft");
    assertThat(ada.settle().all("userLeft")).hasSize(1);
    assertThat(tab2.post(room, "x").getString("code")).isEqualTo("NOT_IN_ROOM");
  }

  @Test
  void shouldLetACutConnectionsUserLeaveAfterTheGrace() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    ada.join(room);
    ChatClient bob = signIn(unique("Bob"));
    bob.join(room);

    bob.cut();

    assertThat(ada.next("userLeft").getString("reason")).isEqualTo("disconnected");
  }

  @RepeatedTest(5) // what a server reports of a reset depends on what it is doing just then
  void shouldLetAResetConnectionsUserLeaveAfterTheGrace() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    ada.join(room);
    RawClient bob = rawMember(unique("Bob"), room);

    bob.reset();

    assertThat(ada.next("userLeft").getString("reason")).isEqualTo("disconnected");
  }

  @Test
  void shouldTakeAHalfClosedConnectionForABrokenOne() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    ada.join(room);
    RawClient bob = rawMember(unique("Bob"), room);

    bob.halfClose();

    assertThat(ada.next("userLeft").getString("reason")).isEqualTo("disconnected");
    bob.readUntilEnd();
  }

  @Test
  void shouldHideAReconnectWithinTheGrace() {
    String room = unique("room");
    String name = unique("Bob");
    ChatClient ada = signIn(unique("Ada"));
    ada.join(room);
    ChatClient bob = connect();
    String token = bob.signIn(name).getString("token");
    bob.join(room);
    ada.next("userJoined");
    String other = unique("Eve");
    ChatClient eve = signIn(other);
    eve.join(room);
    bob.cut();
    ChatClient back = connect();
    back.signIn(name, token);
    back.join(room);
    eve.cut(); // whose grace ends after bob's would

    ada.next("userLeft", left -> left.getString("username").equals(other));

    assertThat(ada.all("userLeft")).hasSize(1);
    assertThat(ada.all("userJoined")).hasSize(2);
  }

  @Test
  void shouldAnswerJoiningAgainWithoutTellingAnybody() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    ChatClient bob = signIn(unique("Bob"));
    ada.join(room);
    bob.join(room);
    bob.post(room, "one");

    JsonObject again = bob.join(room);

    assertThat(again.getString("type")).isEqualTo("joinedRoom");
    assertThat(again.getInt("seq")).isEqualTo(1);
    assertThat(again.getJsonArray("history")).hasSize(1);
    ada.next("userJoined");
    ada.next("newMessage");
    assertThat(ada.settle().all("userJoined")).hasSize(1);
  }

  @Test
  void shouldSendTheLastFiftyOnAFreshJoin() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    ada.join(room);
    IntStream.rangeClosed(1, 60).forEach(i -> ada.post(room, "m" + i));

    JsonObject joined = signIn(unique("Bob")).join(room);

    JsonArray history = joined.getJsonArray("history");
    assertThat(history).hasSize(50);
    assertThat(history.getJsonObject(0).getInt("seq")).isEqualTo(11);
    assertThat(history.getJsonObject(49).getString("message")).isEqualTo("m60");
    assertThat(joined.getInt("seq")).isEqualTo(60);
  }

  @Test
  void shouldPageBackThroughHistory() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    ada.join(room);
    IntStream.rangeClosed(1, 7).forEach(i -> ada.post(room, "m" + i));
    String history = "'type':'history','room':'" + room + "','before':";

    JsonObject newer = ada.request(history + "7,'limit':4");
    JsonObject older = ada.request(history + "3");

    assertThat(seqs(newer.getJsonArray("messages"))).containsExactly(3, 4, 5, 6);
    assertThat(newer.getBoolean("more")).isTrue();
    assertThat(seqs(older.getJsonArray("messages"))).containsExactly(1, 2);
    assertThat(older.getBoolean("more")).isFalse();
  }

  @Test
  void shouldListRoomsBusiestFirst() {
    String busy = unique("room");
    String empty = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    ChatClient bob = signIn(unique("Bob"));
    ada.join(busy);
    bob.join(busy);
    bob.join(empty);
    bob.request("'type':'leaveRoom','room':'" + empty + "'");

    JsonArray rooms = ada.request("'type':'rooms'").getJsonArray("rooms");

    assertThat(rooms.toString()).contains("\"" + busy + "\"");
    assertThat(rooms).hasSizeLessThanOrEqualTo(100);
    List<Integer> counts =
        rooms.getValuesAs(JsonObject.class).stream().map(room -> room.getInt("count")).toList();
    assertThat(counts).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void shouldShowTypingUntilItStopsOrExpires() {
    String room = unique("room");
    String name = unique("Ada");
    ChatClient ada = signIn(name);
    ChatClient bob = signIn(unique("Bob"));
    ada.join(room);
    bob.join(room);
    String typing = "{'type':'typing','room':'" + room + "','typing':";

    ada.send(typing + "true}");
    assertThat(bob.next("typing").getJsonArray("users").toString()).contains(name);
    ada.send(typing + "false}");
    assertThat(bob.next("typing").getJsonArray("users")).isEmpty();
    ada.send(typing + "true}");
    bob.next("typing");
    assertThat(signIn(unique("Eve")).join(room).getJsonArray("typing").toString()).contains(name);
    assertThat(bob.next("typing").getJsonArray("users")).isEmpty(); // expired
    ada.send(typing + "true}");
    bob.next("typing");
    ada.post(room, "done");
    assertThat(bob.next("typing").getJsonArray("users")).isEmpty();
  }

  @Test
  void shouldRefuseRequestsAboutRoomsThatOneIsNotIn() {
    ChatClient ada = signIn(unique("Ada"));
    String room = "'room':'" + unique("room") + "'";

    for (String request :
        List.of(
            "'type':'leaveRoom'," + room,
            "'type':'roomMessage','message':'m'," + room,
            "'type':'typing','typing':true," + room,
            "'type':'history','before':1," + room)) {
      assertThat(ada.request(request).getString("code")).isEqualTo("NOT_IN_ROOM");
    }
  }

  @Test
  void shouldLimitTheRoomsOfAConnection() {
    ChatClient ada = signIn(unique("Ada"));
    IntStream.range(0, 50).forEach(i -> ada.join(unique("room")));

    JsonObject refused = ada.join(unique("room"));

    assertThat(refused.getString("code")).isEqualTo("ROOM_LIMIT");
    assertThat(refused.getString("message")).contains("50");
  }

  private static List<Integer> seqs(JsonArray messages) {
    return messages.getValuesAs(JsonObject.class).stream().map(m -> m.getInt("seq")).toList();
  }
}
