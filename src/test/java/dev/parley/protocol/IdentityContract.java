package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who is who, and who is online. */
abstract class IdentityContract extends ProtocolContract {

  @Test
  void shouldWelcomeWithEverythingAClientNeeds() {
    String name = unique("Ada");

    JsonObject welcome = connect().signIn(name);

    assertThat(welcome.getString("username")).isEqualTo(name);
    assertThat(welcome.getString("token")).matches("[A-Za-z0-9_-]{22}");
    assertThat(welcome.getString("connection")).isNotBlank();
    assertThat(welcome.getString("time"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(welcome.getJsonObject("limits").getInt("message")).isEqualTo(4096);
    assertThat(welcome.getJsonObject("limits").getInt("frame")).isEqualTo(65536);
    assertThat(welcome.getJsonObject("limits").keySet())
        .containsExactlyInAnyOrder(
            "message", "frame", "rooms", "history", "burst", "perSecond", "typingMs", "pingMs");
    assertThat(welcome.getJsonObject("online").getInt("count")).isPositive();
    assertThat(welcome.getJsonObject("online").getJsonArray("users").toString()).contains(name);
    JsonObject inbox = welcome.getJsonObject("inbox");
    assertThat(inbox.getInt("seq")).isZero();
    assertThat(inbox.getBoolean("recovered")).isFalse();
    assertThat(inbox.getJsonArray("history")).isEmpty();
  }

  @Test
  void shouldAskForTheUsernameBeforeAnythingElse() {
    ChatClient nobody = connect();

    for (String request :
        new String[] {
          "'type':'joinRoom','room':'r'",
          "'type':'leaveRoom','room':'r'",
          "'type':'roomMessage','room':'r','message':'m'",
          "'type':'privateMessage','to':'x','message':'m'",
          "'type':'typing','room':'r','typing':true",
          "'type':'history','room':'r','before':1",
          "'type':'rooms'",
          "'type':'onlineUsers'",
          "'type':'ping'"
        }) {
      assertThat(nobody.request(request).getString("code")).isEqualTo("USERNAME_REQUIRED");
    }
    assertThat(nobody.signIn(unique("Ada"))).isNotNull();
  }

  @Test
  void shouldPrepareNamesByRfc8266() {
    String name = unique("Ada Lovelace");

    JsonObject welcome = connect().request("'type':'setUsername','username':'  " + name + "  '");

    assertThat(welcome.getString("username")).isEqualTo(name);
  }

  @Test
  void shouldGiveANameToOneUserOnly() {
    String name = unique("Ada");
    signIn(name);
    ChatClient other = connect();

    assertThat(code(other, name)).isEqualTo("USERNAME_TAKEN");
    assertThat(code(other, name.toUpperCase(Locale.ROOT))).isEqualTo("USERNAME_TAKEN");
    assertThat(code(other, name.replace('A', '\u0410'))).isEqualTo("USERNAME_TAKEN");
    assertThat(other.signIn(name, "AAAAAAAAAAAAAAAAAAAAAA").getString("code"))
        .isEqualTo("USERNAME_TAKEN");
    assertThat(other.signIn(unique("Bob"))).isNotNull();
  }

  @Test
  void shouldLetTheTokenProveTheSameUser() {
    String name = unique("Ada");
    String token = connect().signIn(name).getString("token");

    JsonObject second = connect().signIn(name, token);

    assertThat(second.getString("type")).isEqualTo("welcome");
    assertThat(second.getString("token")).isEqualTo(token);
  }

  @Test
  void shouldAdoptATokenForANameThatNobodyHolds() {
    String token = "abcdefghijklmnopqrstuv";

    assertThat(connect().signIn(unique("Ada"), token).getString("token")).isEqualTo(token);
  }

  @Test
  void shouldReserveANameForAWhileAfterItsLastConnection() {
    String name = unique("Ada");
    ChatClient ada = connect();
    String token = ada.signIn(name).getString("token");
    ada.close();
    ChatClient other = connect();

    assertThat(code(other, name)).isEqualTo("USERNAME_TAKEN");
    ChatClient back = connect();
    assertThat(back.signIn(name, token).getString("type")).isEqualTo("welcome");
    back.close();
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(connect().signIn(name).getString("type")).isEqualTo("welcome"));
  }

  @Test
  void shouldFixTheNameOfAConnection() {
    ChatClient ada = signIn(unique("Ada"));

    assertThat(code(ada, unique("Eve"))).isEqualTo("USERNAME_FIXED");
  }

  @Test
  void shouldIgnoreAClaimedSender() {
    String name = unique("Ada");
    String room = unique("room");
    ChatClient ada = signIn(name);
    ada.join(room);

    ada.request("'type':'roomMessage','room':'" + room + "','message':'m','from':'Eve'");

    assertThat(ada.next("newMessage").getString("from")).isEqualTo(name);
  }

  @Test
  void shouldTellWhoComesAndGoesOnline() {
    ChatClient ada = signIn(unique("Ada"));
    String name = unique("Bob");

    ChatClient bob = signIn(name);
    ada.next("onlineUsers", push -> push.getJsonArray("joined").toString().contains(name));
    bob.close();

    ada.next("onlineUsers", push -> push.getJsonArray("left").toString().contains(name));
  }

  @Test
  void shouldFindWhoIsOnlineByPrefix() {
    String prefix = unique("Zed");
    signIn(prefix + " one");
    signIn(prefix + " two");
    ChatClient ada = signIn(unique("Ada"));

    JsonObject all =
        ada.request("'type':'onlineUsers','prefix':'" + prefix.toLowerCase(Locale.ROOT) + "'");
    JsonObject one = ada.request("'type':'onlineUsers','prefix':'" + prefix + "','limit':1");

    assertThat(all.getInt("count")).isEqualTo(2);
    assertThat(all.getJsonArray("users")).hasSize(2);
    assertThat(one.getInt("count")).isEqualTo(2);
    assertThat(one.getJsonArray("users")).hasSize(1);
  }

  private static String code(ChatClient client, String username) {
    JsonObject answer = client.request("'type':'setUsername','username':'" + username + "'");
    return answer.getString("code", answer.toString());
  }
}
