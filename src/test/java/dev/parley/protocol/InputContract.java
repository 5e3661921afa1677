package dev.parley.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input, closing and liveness. */
abstract class InputContract extends ProtocolContract {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello | BAD_FRAME |",
        "null | BAD_FRAME |",
        "[{'type':'ping'}] | BAD_FRAME |",
        "{'type':'ping'} {} | BAD_FRAME |",
        "{'type':'ping','type':'ping'} | BAD_FRAME |",
        "{'x':1} | BAD_FRAME | type",
        "{'type':5} | BAD_FRAME | type",
        "{'type':'nope'} | UNKNOWN_TYPE | type",
        "{'type':'joinRoom'} | INVALID_FIELD | room",
        "{'type':'joinRoom','room':5} | INVALID_FIELD | room",
        "{'type':'joinRoom','room':'no spaces'} | INVALID_FIELD | room",
        "{'type':'joinRoom','room':''} | INVALID_FIELD | room",
        "{'type':'joinRoom','room':'-x'} | INVALID_FIELD | room",
        "{'type':'joinRoom','room':'x','since':7} | INVALID_FIELD | since",
        "{'type':'joinRoom','room':'x','since':{'epoch':'e','seq':-1}} | INVALID_FIELD | since.seq",
        "{'type':'joinRoom','room':'x','since':{'epoch':'e','seq':1.5}} | INVALID_FIELD | since.seq",
        "{'type':'roomMessage','room':'lively','message':''} | INVALID_FIELD | message",
        "{'type':'roomMessage','room':'lively','message':7} | INVALID_FIELD | message",
        "{'type':'roomMessage','room':'lively','message':'\\ud83e'} | INVALID_FIELD | message",
        "{'type':'roomMessage','room':'lively','message':'m','key':''} | INVALID_FIELD | key",
        "{'type':'privateMessage','message':'m'} | INVALID_FIELD | to",
        "{'type':'privateMessage','to':'a\\u0000','message':'m'} | INVALID_FIELD | to",
        "{'type':'typing','room':'lively','typing':'yes'} | INVALID_FIELD | typing",
        "{'type':'history','room':'lively','before':'1'} | INVALID_FIELD | before",
        "{'type':'history','room':'lively','before':-1} | INVALID_FIELD | before",
        "{'type':'history','room':'lively','before':1e999} | INVALID_FIELD | before",
        "{'type':'history','room':'lively','before':1,'limit':0} | INVALID_FIELD | limit",
        "{'type':'history','room':'lively','before':1,'limit':51} | INVALID_FIELD | limit",
        "{'type':'onlineUsers','limit':201} | INVALID_FIELD | limit",
        "{'type':'ping','id':''} | INVALID_FIELD | id",
        "{'type':'ping','id':5} | INVALID_FIELD | id",
      })
  void shouldAnswerBadInputAndLiveOn(String frame, String code, String field) {
    ChatClient ada = signIn(unique("Ada"));
    ada.join("lively");

    ada.sendText(frame.replace('\'', '"'));

    JsonObject error = ada.next("error");
    assertThat(error.getString("code")).isEqualTo(code);
    assertThat(error.getString("field", null)).isEqualTo(field);
    assertThat(error.getBoolean("retryable")).isFalse();
    assertThat(error.getString("message")).doesNotContain("Exception", "dev.parley", "\tat ");
    assertThat(ada.settle().isOpen()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "'   '",
    "a\\u0000",
    "a\\u200B",
    "a\\u202E",
    "a\\u2066",
    "a\\uFE0F",
    "123456789012345678901234567890123"
  })
  void shouldRefuseNamesThatCannotBe(String name) {
    ChatClient nobody = connect();

    JsonObject error = nobody.request("'type':'setUsername','username':'" + name + "'");

    assertThat(error.getString("code")).isEqualTo("INVALID_FIELD");
    assertThat(error.getString("field")).isEqualTo("username");
    assertThat(nobody.signIn(unique("Ada"))).isNotNull();
  }

  @Test
  void shouldGiveTheIdOfABadRequestBack() {
    ChatClient ada = signIn(unique("Ada"));

    JsonObject error = ada.request("'type':'joinRoom','room':5");

    assertThat(error.getString("code")).isEqualTo("INVALID_FIELD");
  }

  @Test
  void shouldCountMessagesInCodePoints() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    ada.join(room);

    assertThat(ada.post(room, "\uD83E\uDD8A".repeat(4096)).getString("type")).isEqualTo("ack");
    JsonObject error = ada.post(room, "x".repeat(4097));

    assertThat(error.getString("code")).isEqualTo("MESSAGE_TOO_LONG");
    assertThat(error.getString("message")).contains("4096");
    assertThat(error.getString("field")).isEqualTo("message");
  }

  @Test
  void shouldSurviveDeepNesting() {
    ChatClient ada = signIn(unique("Ada"));

    ada.sendText("{\"type\":\"ping\",\"x\":" + "[".repeat(30_000));

    assertThat(ada.next("error").getString("code")).isEqualTo("BAD_FRAME");
    ada.settle();
  }

  @Test
  void shouldTakeAMessageInParts() {
    ChatClient ada = signIn(unique("Ada"));

    ada.sendParts("{\"type\":\"pi", "ng\",\"id\":\"parts\"}");

    ada.next("pong", pong -> pong.getString("re").equals("parts"));
  }

  @Test
  void shouldTakeAMessageInManySmallPartsWithPingsBetween() {
    RawClient ada = raw();
    ada.send("{'type':'setUsername','username':'" + unique("Ada") + "'}");
    byte[] request =
        ("{\"type\":\"ping\",\"id\":\"many\",\"x\":\"" + "x".repeat(5_000) + "\"}").getBytes(UTF_8);

    for (int i = 0; i < request.length; i++) {
      ada.frame(i == 0 ? RawClient.TEXT : 0, new byte[] {request[i]});
      if (i % 1_000 == 0) {
        ada.frame(RawClient.LAST | RawClient.PING, "between".getBytes(UTF_8));
      }
    }
    ada.frame(RawClient.LAST, new byte[0]);

    RawClient.Frame pong = ada.readUntil(RawClient.PONG);
    assertThat(pong.text()).isEqualTo("between");
    assertThat(ada.readUntilEvent("pong")).contains("\"re\":\"many\"");
  }

  @Test
  void shouldCloseWhenThePartsAreTogetherOverTheLimit() {
    RawClient ada = raw();
    ada.send("{'type':'setUsername','username':'" + unique("Ada") + "'}");
    byte[] part = "[".repeat(1_024).getBytes(UTF_8);

    ada.frame(RawClient.TEXT, part);
    for (int sent = part.length; sent <= 65_536; sent += part.length) {
      ada.frame(0, part);
    }
    ada.frameUnlessClosed(RawClient.LAST, part);

    assertThat(ada.readUntil(RawClient.CLOSE).closeCode()).isEqualTo(1009);
  }

  @Test
  void shouldChooseNoneOfTheSubProtocolsOffered() {
    RawClient ada = raw("Sec-WebSocket-Protocol: chat, superchat");

    assertThat(ada.status()).isEqualTo(101);
    assertThat(ada.header("Sec-WebSocket-Protocol")).isNull();
    ada.send("{'type':'setUsername','username':'" + unique("Ada") + "'}");
    assertThat(ada.readUntilEvent("welcome")).isNotNull();
  }

  @Test
  void shouldNotCompressUnasked() {
    assertThat(raw().header("Sec-WebSocket-Extensions")).isNull();
  }

  @Test
  void shouldCloseAfterABinaryFrame() {
    ChatClient ada = signIn(unique("Ada"));

    ada.sendBinary();

    assertThat(ada.closeCode()).isEqualTo(1003);
  }

  @Test
  void shouldCloseAfterAFrameOverTheLimit() {
    ChatClient ada = signIn(unique("Ada"));

    ada.sendTooMuch("{\"type\":\"ping\",\"x\":\"" + "x".repeat(65_536) + "\"}");

    assertThat(ada.closeCode()).isEqualTo(1009);
  }

  @Test
  void shouldTakeAFrameOfExactlyTheLimit() {
    ChatClient ada = signIn(unique("Ada"));
    String start = "{'type':'ping','id':'whole','x':'";

    ada.send(start + "x".repeat(65_536 - start.length() - 2) + "'}");

    ada.next("pong", pong -> pong.getString("re", "").equals("whole"));
  }

  @Test
  void shouldCloseWithoutAUsername() {
    assertThat(connect().closeCode()).isEqualTo(4501);
  }

  @Test
  void shouldCloseAClientThatShowsNoSignOfLife() {
    RawClient dead = raw();
    dead.send("{'type':'setUsername','username':'" + unique("Dead") + "'}");

    RawClient.Frame close = dead.readUntil(RawClient.CLOSE);

    assertThat(close).isNotNull();
    assertThat(close.closeCode()).isEqualTo(4003);
  }

  @Test
  void shouldKeepAQuietClientThatAnswersPings() {
    RawClient quiet = raw();
    quiet.send("{'type':'setUsername','username':'" + unique("Quiet") + "'}");

    for (int i = 0; i < 6; i++) { // of a second each: longer than the time-out
      assertThat(quiet.readUntil(RawClient.PING)).as("ping %d", i).isNotNull();
      quiet.frame(RawClient.LAST | RawClient.PONG, new byte[0]);
    }

    quiet.send("{'type':'ping','id':'alive'}");
    assertThat(quiet.readUntilEvent("pong")).contains("alive");
  }

  @Test
  void shouldSendHeartbeatsThatPagesAndClientsCanSee() {
    RawClient quiet = raw();
    quiet.send("{'type':'setUsername','username':'" + unique("Quiet") + "'}");

    assertThat(quiet.readUntil(RawClient.PING)).isNotNull();
    assertThat(quiet.readUntilEvent("ping")).contains("\"time\"");
  }

  @Test
  void shouldRefuseForeignOriginsAndAllowTheOwn() {
    URI server = chat();
    String own = "Origin: http://" + server.getHost() + ":" + server.getPort();

    assertThat(raw(server, own).status()).isEqualTo(101);
    assertThat(raw().status()).isEqualTo(101);
    RawClient foreign = raw("Origin: http://evil.example");
    if (foreign.status() == 101) { // where the handshake cannot be refused, it is closed at once
      assertThat(foreign.readUntil(RawClient.CLOSE).closeCode()).isEqualTo(1008);
    } else {
      assertThat(foreign.status()).isIn(403, 404);
    }
  }
}
