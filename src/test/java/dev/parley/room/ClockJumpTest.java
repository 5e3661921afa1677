package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.room.TestChat.Client;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine's clock is set: people see another time, and nothing else happens. */
class ClockJumpTest {
  private final TestChat chat = new TestChat(Map.of("chat.rate.burst", "5"));

  @ParameterizedTest
  @ValueSource(strings = {"P365D", "-P365D", "PT1H", "-PT1H", "PT0.5S", "-PT0.5S"})
  void shouldKeepAllThatWaitsForItsTime(Duration jump) {
    Client ada = chat.signIn("Ada").join("java");
    Client bob = chat.signIn("Bob").join("java");
    Client cut = chat.signIn("Cut").join("java");
    ada.send("{'type':'roomMessage','room':'java','message':'one','key':'k'}");
    ada.send("{'type':'typing','room':'java','typing':true}");
    cut.disconnect(false);
    bob.events();
    ada.events();

    chat.clock.jump(jump);
    chat.advance(Duration.ofMillis(900));

    assertThat(bob.events("userLeft")).as("within the grace").isEmpty();
    assertThat(ada.closed()).isEmpty();
    ada.send("{'type':'roomMessage','room':'java','message':'one','key':'k'}");
    assertThat(ada.only("ack").getBoolean("duplicate")).isTrue();
    chat.advance(Duration.ofSeconds(5));
    assertThat(bob.only("userLeft").getString("username")).isEqualTo("Cut");
    Client back = chat.connect();
    back.send("{'type':'setUsername','username':'Cut','token':'" + cut.token + "'}");
    assertThat(back.only("welcome").getString("token")).isEqualTo(cut.token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P365D", "-P365D"})
  void shouldKeepTheOrderAndTellTheNewTime(Duration jump) {
    Client ada = chat.signIn("Ada").join("java");
    ada.post("java", "one");
    Instant before = time(ada.only("newMessage"));

    chat.clock.jump(jump);
    ada.post("java", "two");

    JsonObject two = ada.only("newMessage");
    assertThat(two.getInt("seq")).isEqualTo(2);
    assertThat(time(two)).isEqualTo(before.plus(jump));
  }

  @ParameterizedTest
  @ValueSource(strings = {"P365D", "-P365D"})
  void shouldNeitherGiveNorTakeRequests(Duration jump) {
    Client ada = chat.signIn("Ada");
    for (int i = 0; i < 4; i++) {
      ada.send("{'type':'rooms'}");
    }

    chat.clock.jump(jump);
    ada.send("{'type':'rooms'}");

    assertThat(ada.only("error").getString("code")).isEqualTo("RATE_LIMITED");
    chat.advance(Duration.ofMillis(200));
    ada.send("{'type':'rooms'}");
    assertThat(ada.events("rooms")).hasSize(1);
  }

  private static Instant time(JsonObject message) {
    return Instant.parse(message.getString("time"));
  }
}
