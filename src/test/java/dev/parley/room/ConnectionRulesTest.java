package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.delivery.CloseCode;
import dev.parley.room.TestChat.Client;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionRulesTest {

  @Test
  void shouldSendAHeartbeatAfterSilence() {
    TestChat chat = new TestChat(Map.of());
    Client ada = chat.signIn("Ada");
    chat.advance(Duration.ofSeconds(2));
    ada.events();

    chat.advance(Duration.ofSeconds(26));

    assertThat(ada.events("ping")).hasSize(1);
    assertThat(ada.transport.pings()).hasSize(1);
  }

  @Test
  void shouldCloseAClientThatShowsNoSignOfLife() {
    TestChat chat = new TestChat(Map.of());
    Client ada = chat.signIn("Ada");

    chat.advance(Duration.ofSeconds(59));
    assertThat(ada.closed()).isEmpty();
    chat.advance(Duration.ofSeconds(2));

    assertThat(ada.closed()).containsExactly(CloseCode.NO_SIGN_OF_LIFE);
  }

  @Test
  void shouldAskAClientThatOnlyReadsInABusyRoomForASignOfLife() {
    TestChat chat = new TestChat(Map.of("chat.rate.burst", "0"));
    Client ada = chat.signIn("Ada").join("java");
    Client reader = chat.signIn("Reader").join("java");

    for (int i = 0; i < 30; i++) {
      chat.advance(Duration.ofSeconds(1));
      ada.post("java", "m");
    }

    assertThat(reader.transport.pings()).hasSize(1);
  }

  @Test
  void shouldTakeAPongEventForASignOfLife() {
    TestChat chat = new TestChat(Map.of());
    Client ada = chat.signIn("Ada");

    for (int i = 0; i < 4; i++) {
      chat.advance(Duration.ofSeconds(40));
      ada.send("{'type':'pong'}");
    }

    assertThat(ada.closed()).isEmpty();
  }

  @Test
  void shouldCloseAConnectionWithoutAUsername() {
    TestChat chat = new TestChat(Map.of());
    Client nobody = chat.connect();

    chat.advance(Duration.ofSeconds(16));

    assertThat(nobody.closed()).containsExactly(CloseCode.NO_USERNAME);
  }

  @Test
  void shouldGiveWhoeverTriesToGetAUsernameTheTimeToTryAgain() {
    TestChat chat = new TestChat(Map.of());
    chat.signIn("Ada");
    Client other = chat.connect();

    chat.advance(Duration.ofSeconds(10));
    other.send("{'type':'setUsername','username':'Ada'}");
    chat.advance(Duration.ofSeconds(10));
    assertThat(other.closed()).isEmpty();

    chat.advance(Duration.ofSeconds(6));
    assertThat(other.closed()).containsExactly(CloseCode.NO_USERNAME);
  }

  @Test
  void shouldTellEveryoneToComeBackWhenItStops() {
    TestChat chat = new TestChat(Map.of());
    Client ada = chat.signIn("Ada");
    Client nobody = chat.connect();

    chat.stop();

    assertThat(ada.closed()).containsExactly(CloseCode.SHUTTING_DOWN);
    assertThat(nobody.closed()).containsExactly(CloseCode.SHUTTING_DOWN);
  }

  @Test
  void shouldLimitTheRateOfRequestsAndSayWhenToTryAgain() {
    TestChat chat = new TestChat(Map.of("chat.rate.burst", "3", "chat.rate.per-second", "10"));
    Client ada = chat.signIn("Ada");
    ada.send("{'type':'rooms'}").send("{'type':'rooms'}");
    ada.events();

    JsonObject error = ada.send("{'type':'rooms','id':'7'}").only("error");
    assertThat(error.getString("code")).isEqualTo("RATE_LIMITED");
    assertThat(error.getString("re")).isEqualTo("7");
    assertThat(error.getBoolean("retryable")).isTrue();
    chat.advance(Duration.ofMillis(error.getInt("retryAfterMs")));

    assertThat(ada.send("{'type':'rooms'}").events("rooms")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "chat.rate.typing-per-second, typing",
    "chat.rate.pings-per-second, ping",
    "chat.rate.pings-per-second, pong",
    "chat.rate.per-second, rooms",
  })
  void shouldLimitEachKindOfRequestByItself(String key, String type) {
    String request = "{'type':'" + type + "','room':'java','typing':false}";
    Map<String, String> others = Map.of("typing", "ping", "ping", "rooms", "rooms", "typing");
    String other =
        "{'type':'" + others.getOrDefault(type, "rooms") + "','room':'java','typing':false}";
    Client ada = new TestChat(Map.of("chat.rate.burst", "3", key, "1")).signIn("Ada").join("java");
    ada.events();

    for (int i = 0; i < 3; i++) {
      ada.send(request);
    }
    ada.send(request);

    assertThat(ada.events("error")).isNotEmpty();
    assertThat(ada.send(other).events("error")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "chat.rate.burst, ping",
    "chat.rate.burst, rooms",
    "chat.rate.typing-per-second, typing",
    "chat.rate.pings-per-second, ping",
    "chat.rate.per-second, rooms",
  })
  void shouldNotLimitTheRateWhereThatIsSwitchedOff(String key, String type) {
    Client ada = new TestChat(Map.of(key, "0")).signIn("Ada").join("java");

    for (int i = 0; i < 200; i++) {
      ada.send("{'type':'" + type + "','room':'java','typing':true}");
    }

    assertThat(ada.events("error")).isEmpty();
  }

  @Test
  void shouldCloseAConnectionThatKeepsOnFlooding() {
    TestChat chat = new TestChat(Map.of("chat.rate.burst", "1"));
    Client ada = chat.signIn("Ada");

    for (int i = 0; i < 100; i++) {
      ada.send("{'type':'rooms'}");
    }
    assertThat(ada.closed()).isEmpty();
    ada.send("{'type':'rooms'}");

    assertThat(ada.closed()).containsExactly(CloseCode.FLOODING);
  }

  @Test
  void shouldLimitTheConnectionsOfAUser() {
    TestChat chat = new TestChat(Map.of("chat.connections.per-user", "2"));
    Client first = chat.signIn("Ada");
    String again = "{'type':'setUsername','username':'Ada','token':'" + first.token + "'}";
    Client second = chat.connect().send(again);
    Client third = chat.connect().send(again);

    assertThat(second.closed()).isEmpty();
    assertThat(third.closed()).containsExactly(CloseCode.TOO_MANY_CONNECTIONS);
    second.disconnect(true);
    assertThat(chat.connect().send(again).events("welcome")).hasSize(1);
  }

  @Test
  void shouldLimitTheConnectionsFromAnAddress() {
    TestChat chat = new TestChat(Map.of("chat.connections.per-address", "2"));
    Peer here = new Peer("192.0.2.7", null, null);
    Client first = chat.connect(here);
    Client second = chat.connect(here);
    Client third = chat.connect(here);

    assertThat(first.closed()).isEmpty();
    assertThat(second.closed()).isEmpty();
    assertThat(third.closed()).containsExactly(CloseCode.TOO_MANY_CONNECTIONS);
    assertThat(chat.connect(new Peer("192.0.2.8", null, null)).closed()).isEmpty();
    assertThat(chat.connect().closed()).isEmpty();
    second.disconnect(true);
    assertThat(chat.connect(here).closed()).isEmpty();
    assertThat(chat.connect(here).closed()).containsExactly(CloseCode.TOO_MANY_CONNECTIONS);
  }

  @Test
  void shouldNotLimitConnectionsWhereThatIsSwitchedOff() {
    TestChat chat =
        new TestChat(Map.of("chat.connections.per-address", "0", "chat.connections.per-user", "0"));
    Peer here = new Peer("192.0.2.7", null, null);
    String again = "{'type':'setUsername','username':'Ada','token':'abcdefghijklmnopqrstuv'}";

    for (int i = 0; i < 300; i++) {
      assertThat(chat.connect(here).send(again).closed()).isEmpty();
    }
  }

  @Test
  void shouldListNoMoreMembersThanItMay() {
    TestChat chat = new TestChat(Map.of("chat.members.listed", "2"));
    chat.signIn("Ada").join("java");
    chat.signIn("Bob").join("java");
    Client eve = chat.signIn("Eve");

    JsonObject joined = eve.join("java").only("joinedRoom");

    assertThat(joined.getJsonArray("users")).hasSize(2);
    assertThat(joined.getInt("count")).isEqualTo(3);
    JsonObject online = eve.send("{'type':'onlineUsers'}").only("onlineUsers");
    assertThat(online.getJsonArray("users")).hasSize(2);
    assertThat(online.getInt("count")).isEqualTo(3);
    assertThat(eve.send("{'type':'onlineUsers','limit':3}").only("error").getString("field"))
        .isEqualTo("limit");
  }

  @Test
  void shouldLimitMessagesUnlessThatIsSwitchedOff() {
    Client ada = new TestChat(Map.of("chat.message.max-length", "5")).signIn("Ada").join("java");
    ada.events();
    assertThat(ada.post("java", "123456").only("error").getString("code"))
        .isEqualTo("MESSAGE_TOO_LONG");

    Client bob = new TestChat(Map.of("chat.message.max-length", "0")).signIn("Bob").join("java");
    bob.events();
    assertThat(bob.post("java", "x".repeat(50_000)).events("ack")).hasSize(1);
  }

  @Test
  void shouldNotLimitRoomsNorWaitForANameWhereThatIsSwitchedOff() {
    TestChat chat =
        new TestChat(
            Map.of(
                "chat.rooms.max", "0",
                "chat.rooms.per-connection", "0",
                "chat.rate.burst", "0",
                "chat.ping.timeout", "0",
                "chat.login.timeout", "0"));
    Client ada = chat.signIn("Ada");
    for (int i = 0; i < 60; i++) {
      ada.join("room-" + i);
    }
    Client nobody = chat.connect();

    chat.advance(Duration.ofMinutes(1));

    assertThat(ada.events("error")).isEmpty();
    assertThat(nobody.closed()).isEmpty();
  }

  @Test
  void shouldLimitTheRoomsOfTheServerAndOfAConnection() {
    TestChat chat = new TestChat(Map.of("chat.rooms.max", "3", "chat.rooms.per-connection", "2"));
    Client ada = chat.signIn("Ada").join("a").join("b");
    ada.events();
    Client bob = chat.signIn("Bob").join("c");
    bob.events();

    assertThat(ada.join("c").only("error").getString("code")).isEqualTo("ROOM_LIMIT");
    assertThat(bob.join("d").only("error").getString("code")).isEqualTo("ROOMS_FULL");
    assertThat(bob.join("a").events("joinedRoom")).hasSize(1);
  }

  @Test
  void shouldCloseAfterAFrameOverTheLimit() {
    TestChat chat = new TestChat(Map.of("chat.frame.max-size", "600"));
    Client ada = chat.signIn("Ada");

    ada.send("{'type':'ping','x':'" + "\u00E9".repeat(300) + "'}");

    assertThat(ada.closed()).containsExactly(CloseCode.TOO_BIG);
  }

  @Test
  void shouldListTheBusiestRoomsFirst() {
    TestChat chat = new TestChat(Map.of("chat.rate.burst", "0"));
    chat.signIn("Ada").join("quiet").join("busy");
    Client bob = chat.signIn("Bob").join("busy").join("empty");
    bob.send("{'type':'leaveRoom','room':'empty'}");
    bob.events();

    List<JsonObject> rooms =
        bob.send("{'type':'rooms'}")
            .only("rooms")
            .getJsonArray("rooms")
            .getValuesAs(JsonObject.class);

    assertThat(rooms)
        .extracting(room -> room.getString("room") + " " + room.getInt("count"))
        .containsExactly("busy 2", "quiet 1", "empty 0");
  }
}
