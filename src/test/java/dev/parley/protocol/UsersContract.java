package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One user on several nodes, and several that want to be the same. */
abstract class UsersContract extends ProtocolContract {
  private static final int RACES = 100;

  @Test
  void shouldGiveLookAlikeNamesClaimedAtOnceToOne() {
    for (int i = 0; i < RACES; i++) {
      String latin = unique("cope");
      String cyrillic = latin.replace("cope", "\u0441\u043E\u0440\u0435");
      ChatClient one = connect();
      ChatClient two = connect();

      claim(one, i % 2 == 0 ? latin : cyrillic);
      claim(two, i % 2 == 0 ? cyrillic : latin);

      assertThat(List.of(answer(one), answer(two)))
          .as("race %d", i)
          .containsExactlyInAnyOrder("welcome", "USERNAME_TAKEN");
      one.close();
      two.close();
    }
  }

  @Test
  void shouldTakeTheTabOnAnotherNodeOutOfTheRoom() {
    String room = unique("room");
    String name = unique("Bob");
    ChatClient here = connect();
    String token = here.signIn(name).getString("token");
    ChatClient there = connect();
    there.signIn(name, token);
    here.join(room);
    there.join(room);

    here.request("'type':'leaveRoom','room':'" + room + "'");

    assertThat(there.next("leftRoom").getString("room")).isEqualTo(room);
    assertThat(there.post(room, "m").getString("code")).isEqualTo("NOT_IN_ROOM");
  }

  @Test
  void shouldStayInTheRoomWhileATabOnAnyNodeDoes() {
    String room = unique("room");
    String name = unique("Bob");
    ChatClient ada = signIn(unique("Ada"));
    ada.join(room);
    ChatClient here = connect();
    String token = here.signIn(name).getString("token");
    ChatClient there = connect();
    there.signIn(name, token);
    here.join(room);
    there.join(room);
    ada.next("userJoined");

    here.cut();
    String other = unique("Eve");
    ChatClient eve = signIn(other);
    eve.join(room);
    eve.cut(); // whose grace ends after the cut tab's

    assertThat(ada.next("userLeft").getString("username")).isEqualTo(other);
    assertThat(there.post(room, "still here").getString("type")).isEqualTo("ack");
  }

  @Test
  void shouldPostAKeySentToTwoNodesAtOnceOnce() {
    String room = unique("room");
    String name = unique("Ada");
    ChatClient here = connect();
    String token = here.signIn(name).getString("token");
    ChatClient there = connect();
    there.signIn(name, token);
    here.join(room);
    there.join(room);
    for (int i = 1; i <= RACES; i++) {
      String post =
          "{'type':'roomMessage','id':'%1$d','key':'%1$d','room':'%2$s','message':'m'}"
              .formatted(i, room);

      here.send(post);
      there.send(post);

      JsonObject one = ack(here, i);
      JsonObject two = ack(there, i);
      assertThat(one.getInt("seq")).isEqualTo(i).isEqualTo(two.getInt("seq"));
      assertThat(one.getBoolean("duplicate")).isNotEqualTo(two.getBoolean("duplicate"));
    }
  }

  private static void claim(ChatClient client, String name) {
    client.send("{'type':'setUsername','id':'claim','username':'" + name + "'}");
  }

  private static String answer(ChatClient client) {
    JsonObject answer = client.await("an answer", e -> e.getString("re", "").equals("claim"));
    return answer.getString("code", answer.getString("type"));
  }

  private static JsonObject ack(ChatClient client, int id) {
    return client.await("ack", e -> e.getString("re", "").equals(String.valueOf(id)));
  }
}
