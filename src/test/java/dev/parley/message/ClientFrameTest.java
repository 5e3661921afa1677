package dev.parley.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.message.ClientMessage.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFrameTest {

  @Test
  void shouldReadEachRequestIntoItsRecord() {
    assertThat(
            read(
                "{'type':'setUsername','id':'1','username':'Ada','token':'t','since':{'epoch':'e','seq':7}}"))
        .isEqualTo(new ClientMessage.SetUsername("1", "Ada", "t", new Position("e", 7L)));
    assertThat(read("{'type':'joinRoom','room':'java'}"))
        .isEqualTo(new ClientMessage.JoinRoom(null, "java", null));
    assertThat(read("{'type':'leaveRoom','room':'java'}"))
        .isEqualTo(new ClientMessage.LeaveRoom(null, "java"));
    assertThat(read("{'type':'roomMessage','room':'java','message':'hi','key':'k'}"))
        .isEqualTo(new ClientMessage.RoomMessage(null, "java", "hi", "k"));
    assertThat(read("{'type':'privateMessage','to':'Bob','message':'hi'}"))
        .isEqualTo(new ClientMessage.PrivateMessage(null, "Bob", "hi", null));
    assertThat(read("{'type':'typing','room':'java','typing':false}"))
        .isEqualTo(new ClientMessage.Typing(null, "java", false));
    assertThat(read("{'type':'history','room':'java','before':9,'limit':3}"))
        .isEqualTo(new ClientMessage.History(null, "java", 9L, 3L));
    assertThat(read("{'type':'rooms'}")).isEqualTo(new ClientMessage.Rooms(null));
    assertThat(read("{'type':'onlineUsers','prefix':'a','limit':2}"))
        .isEqualTo(new ClientMessage.OnlineUsers(null, "a", 2L));
    assertThat(read("{'type':'ping'}")).isEqualTo(new ClientMessage.Ping(null));
    assertThat(read("{'type':'pong'}")).isEqualTo(new ClientMessage.Pong(null));
  }

  @Test
  void shouldIgnoreUnknownFieldsAndTakeNullForAbsent() {
    assertThat(
            read(
                "{'x':[{'y':{}}],'__proto__':{'a':{'b':1}},'from':'Eve','id':null,'type':'joinRoom','room':'r','since':null}"))
        .isEqualTo(new ClientMessage.JoinRoom(null, "r", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "null",
        "true",
        "5",
        "'ping'",
        "[]",
        "[{'type':'ping'}]",
        "{'type':'ping'",
        "{'type':'ping'}}",
        "{'type':'ping'} {}",
        "{'type':'ping'} x",
        "{'type':'ping','type':'ping'}",
        "{'type':'ping','id':'1','id':'2'}",
        "{'type':'joinRoom','room':'r','since':{'epoch':'e','epoch':'f','seq':1}}",
        "{'id':'1'}",
        "{'type':null}",
        "{'type':5}",
        "{type:'ping'}",
        "{'type':'ping',}",
        "\u0000",
      })
  void shouldTakeWhatIsNoObjectOfAKnownShapeForABadFrame(String text) {
    assertThat(malformed(text).code()).isEqualTo(ErrorCode.BAD_FRAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope", "", "JOINROOM", "__proto__", "constructor", "malformed"})
  void shouldNotKnowOtherTypes(String type) {
    assertThat(malformed("{'type':'" + type + "'}").code()).isEqualTo(ErrorCode.UNKNOWN_TYPE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'joinRoom'} | room",
        "{'type':'joinRoom','room':null} | room",
        "{'type':'joinRoom','room':5} | room",
        "{'type':'joinRoom','room':['r']} | room",
        "{'type':'joinRoom','room':{'a':1}} | room",
        "{'type':'joinRoom','room':true} | room",
        "{'type':'joinRoom','room':'r','since':5} | since",
        "{'type':'joinRoom','room':'r','since':[]} | since",
        "{'type':'joinRoom','room':'r','since':{}} | since.epoch",
        "{'type':'joinRoom','room':'r','since':{'epoch':'e'}} | since.seq",
        "{'type':'joinRoom','room':'r','since':{'epoch':1,'seq':1}} | since.epoch",
        "{'type':'joinRoom','room':'r','since':{'epoch':'e','seq':'1'}} | since.seq",
        "{'type':'joinRoom','room':'r','since':{'epoch':'e','seq':1.5}} | since.seq",
        "{'type':'history','room':'r','before':1e400} | before",
        "{'type':'history','room':'r','before':99999999999999999999} | before",
        "{'type':'history','room':'r','before':5,'limit':'5'} | limit",
        "{'type':'typing','room':'r','typing':'true'} | typing",
        "{'type':'typing','room':'r'} | typing",
        "{'type':'roomMessage','room':'r','message':5} | message",
        "{'type':'roomMessage','room':'r','message':'\\ud800'} | message",
        "{'type':'roomMessage','room':'r','message':'m','key':''} | key",
        "{'type':'roomMessage','room':'r','message':'m','key':7} | key",
        "{'type':'ping','id':''} | id",
        "{'type':'ping','id':5} | id",
        "{'type':'setUsername'} | username",
        "{'type':'setUsername','username':'Ada','token':5} | token",
      })
  void shouldNameTheFieldThatIsWrong(String text, String field) {
    Malformed malformed = malformed(text);

    assertThat(malformed.code()).isEqualTo(ErrorCode.INVALID_FIELD);
    assertThat(malformed.field()).isEqualTo(field);
    assertThat(malformed.explanation()).startsWith(field + " ");
  }

  @Test
  void shouldKeepTheIdOfABadRequestForTheAnswer() {
    assertThat(malformed("{'type':'joinRoom','id':'7'}").id()).isEqualTo("7");
    assertThat(malformed("{'type':'nope','id':'7'}").id()).isEqualTo("7");
    assertThat(malformed("{'id':'7'}").id()).isEqualTo("7");
  }

  @Test
  void shouldTakeIdsAndKeysOfSixtyFourCharactersAndNoMore() {
    String longest = "\uD83E\uDD8A".repeat(64);

    assertThat(read("{'type':'ping','id':'" + longest + "'}"))
        .isEqualTo(new ClientMessage.Ping(longest));
    assertThat(malformed("{'type':'ping','id':'" + longest + "x'}").field()).isEqualTo("id");
  }

  @Test
  void shouldSurviveDeepNesting() {
    assertThat(malformed("{'type':'ping','x':" + "[".repeat(30_000) + "}").code())
        .isEqualTo(ErrorCode.BAD_FRAME);
    assertThat(malformed("{'a':".repeat(10_000)).code()).isEqualTo(ErrorCode.BAD_FRAME);
  }

  @Test
  void shouldKnowItsSizeInBytes() {
    assertThat(ClientFrame.read("a\u00E9\u20AC\uD83E\uDD8A").bytes()).isEqualTo(1 + 2 + 3 + 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'ping','id':'7'}",
        "{'type':'pong'}",
        "{'type':'leaveRoom','room':'r'}",
        "nothing",
      })
  void shouldShedNothingThatCostsNoMemory(String text) {
    ClientFrame frame = ClientFrame.read(text.replace('\'', '"'));

    assertThat(frame.shed()).isSameAs(frame);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'setUsername','id':'7','username':'Ada'}",
        "{'type':'joinRoom','id':'7','room':'r'}",
        "{'type':'roomMessage','id':'7','room':'r','message':'m'}",
        "{'type':'privateMessage','id':'7','to':'Bob','message':'m'}",
        "{'type':'history','id':'7','room':'r','before':1}",
      })
  void shouldShedWhatCostsMemory(String text) {
    ClientFrame shed = ClientFrame.read(text.replace('\'', '"')).shed();

    assertThat(shed.message()).isInstanceOf(Malformed.class);
    assertThat(((Malformed) shed.message()).code()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(shed.message().id()).isEqualTo("7");
  }

  private static Malformed malformed(String text) {
    assertThat(read(text)).isInstanceOf(Malformed.class);
    return (Malformed) read(text);
  }

  private static ClientMessage read(String text) {
    return ClientFrame.read(text.replace('\'', '"')).message();
  }
}
