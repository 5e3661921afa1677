package dev.parley.message;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventEncoderTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void shouldNameTheTypeAndLeaveOutWhatIsNull() {
    JsonObject event = parse(EventEncoder.encode(new ServerMessage.LeftRoom(null, "java")));

    assertThat(event).isEqualTo(json("{'type':'leftRoom','room':'java'}"));
  }

  @Test
  void shouldWriteTimesWithMilliseconds() {
    JsonObject event = parse(EventEncoder.encode(new ServerMessage.Pong("1", NOON)));

    assertThat(event).isEqualTo(json("{'type':'pong','re':'1','time':'2026-11-24T12:00:00.000Z'}"));
  }

  @Test
  void shouldStampAMessageWithItsPlace() {
    String message =
        EventEncoder.encode(new ServerMessage.NewMessage("java", "Ada", "say \"hi\"\n", "k"));

    JsonObject stamped = parse(EventEncoder.stamp(message, 7, NOON));

    assertThat(stamped)
        .isEqualTo(
            json(
                "{'type':'newMessage','room':'java','from':'Ada','message':'say \\'hi\\'\\n',"
                    + "'key':'k','seq':7,'time':'2026-11-24T12:00:00.000Z'}"));
  }

  @Test
  void shouldPutTheMessagesOfALogIntoAnAnswerAsTheyAre() {
    ServerMessage.JoinedRoom joined =
        new ServerMessage.JoinedRoom("1", "java", "e", 2, true, List.of("Ada"), 1, List.of());

    JsonObject event = parse(EventEncoder.encode(joined, List.of("{\"seq\":1}", "{\"seq\":2}")));

    assertThat(event.getJsonArray("history"))
        .isEqualTo(json("{'h':[{'seq':1},{'seq':2}]}").get("h"));
    assertThat(event.getString("type")).isEqualTo("joinedRoom");
    assertThat(event.getJsonArray("typing")).isEmpty();
  }

  @Test
  void shouldWriteReasonsAsTheProtocolHasThem() {
    ServerMessage left = new ServerMessage.UserLeft("java", "Ada", 0, LeaveReason.NODE_LOST);

    assertThat(parse(EventEncoder.encode(left)).getString("reason")).isEqualTo("node-lost");
  }

  @Test
  void shouldGiveEveryEventItsType() {
    JsonbTypeInfo types = ServerMessage.class.getAnnotation(JsonbTypeInfo.class);

    assertThat(Stream.of(types.value()).map(JsonbSubtype::type))
        .containsExactlyInAnyOrder(ServerMessage.class.getPermittedSubclasses());
  }

  private static JsonObject json(String text) {
    return parse(text.replace('\'', '"'));
  }

  private static JsonObject parse(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }
}
