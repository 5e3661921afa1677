package dev.parley.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that mean harm: they get little, and the others notice nothing. */
abstract class HostileContract extends ProtocolContract {
  private static final int MANY = 200;
  private static final int FLOOD = 20_000;

  private final List<Socket> sockets = new ArrayList<>();
  private final ExecutorService attackers = Executors.newCachedThreadPool();

  @AfterEach
  void endAttack() throws IOException {
    attackers.shutdownNow();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void shouldServeOthersWhileHandshakesComeByTheByte() throws IOException {
    String head = "GET " + chat().getPath() + " HTTP/1.1\r\nHost: " + chat().getAuthority();
    for (int i = 0; i < MANY; i++) {
      Socket slow = socket();
      slow.getOutputStream().write(head.getBytes(US_ASCII), 0, 1 + i % head.length());
    }

    serveOthers();
  }

  @Test
  void shouldCloseAllWhoShakeHandsAndNeverSend() {
    List<RawClient> silent = Stream.generate(this::raw).limit(50).toList();

    serveOthers();
    assertThat(silent)
        .allSatisfy(one -> assertThat(one.readUntil(RawClient.CLOSE).closeCode()).isEqualTo(4501));
  }

  @Test
  void shouldServeOthersWhileItClosesConnections() {
    for (int i = 0; i < MANY; i++) {
      try (ChatClient closed = ChatClient.connect(chat());
          ChatClient other = ChatClient.connect(chat())) {
        closed.sendBinary();
        other.signIn(unique("Other"));
        assertThat(closed.closeCode()).isEqualTo(1003);
        assertThat(other.settle().isOpen()).isTrue();
      }
    }
  }

  @Test
  void shouldAnswerAFloodOfPingsAndServeOthers() {
    RawClient flooder = rawMember(unique("Flooder"), unique("room"));
    byte[] ping = FrameBytes.of(RawClient.LAST | RawClient.PING, "flood".getBytes(UTF_8));

    attackers.execute(() -> writeOften(flooder, ping));

    serveOthers();
    int pongs = 0;
    while (pongs < FLOOD) {
      if (flooder.readUntil(RawClient.PONG).text().equals("flood")) {
        pongs++;
      }
    }
    serveOthers();
  }

  @Test
  void shouldServeOthersThoughNobodyReadsThePongsOfFloods() {
    byte[] ping = FrameBytes.of(RawClient.LAST | RawClient.PING, new byte[125]);
    for (int i = 0; i < 20; i++) {
      RawClient flooder = rawMember(unique("Flooder"), unique("room"));
      attackers.execute(() -> writeOften(flooder, ping));
    }

    serveOthers();
    serveOthers();
  }

  @Test
  void shouldTakeAFloodOfPongsForSignsOfLife() {
    RawClient flooder = rawMember(unique("Flooder"), unique("room"));
    byte[] pong = FrameBytes.of(RawClient.LAST | RawClient.PONG, "unasked".getBytes(UTF_8));

    writeOften(flooder, pong);
    flooder.send("{'type':'ping','id':'after'}");

    assertThat(flooder.readUntilEvent("pong")).contains("\"re\":\"after\"");
    serveOthers();
  }

  @Test
  void shouldForgetClientsThatCloseInAllWaysAtOnce() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    ada.join(room);
    for (int i = 0; i < 60; i++) {
      RawClient racer = rawMember(unique("Racer"), room);
      ada.next("userJoined");
      racer.write(lastWords(room));
      if (i % 3 == 1) {
        racer.reset();
      } else if (i % 3 == 2) {
        racer.halfClose();
      }
    }

    ada.await("all to be gone", event -> ada.all("userLeft").size() == 60);
    assertThat(ada.request("'type':'joinRoom','room':'" + room + "'").getInt("count")).isEqualTo(1);
    serveOthers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permessage-deflate",
        "permessage-deflate; client_max_window_bits; server_max_window_bits=8",
        "permessage-deflate; server_no_context_takeover, x-webkit-deflate-frame",
        "permessage-deflate; server_max_window_bits=99",
        "deflate-stream",
      })
  void shouldChatThoughCompressionIsOffered(String extensions) {
    RawClient ada = raw("Sec-WebSocket-Extensions: " + extensions);

    assertThat(ada.status()).isEqualTo(101);
    assertThat(ada.header("Sec-WebSocket-Extensions")).isNull();
    ada.send("{'type':'setUsername','username':'" + unique("Ada") + "'}");
    assertThat(ada.readUntilEvent("welcome")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 7_000, 70_000})
  void shouldSurviveALongListOfSubProtocols(int length) {
    String protocols = "chat, ".repeat(length / 6) + "chat";

    try (RawClient client = new RawClient(chat(), "Sec-WebSocket-Protocol: " + protocols)) {
      if (client.status() == 101) {
        assertThat(client.header("Sec-WebSocket-Protocol")).isNull();
      } else {
        assertThat(client.status()).isBetween(400, 599);
      }
    } catch (UncheckedIOException e) {
      assertThat(length).as("refused by the end of the connection").isGreaterThan(1_000);
    }
    serveOthers();
  }

  @ParameterizedTest
  @ValueSource(strings = {"__proto__", "constructor", "prototype", "toString", "hasOwnProperty"})
  void shouldTakeTheNamesOfObjectsForNames(String name) {
    String room = unique(name.replace("__", ""));
    ChatClient ada = connect();
    ada.signIn(unique(name));
    ada.join(room);

    JsonObject ack =
        ada.request(
            "'type':'roomMessage','room':'"
                + room
                + "','message':'"
                + name
                + "','key':'"
                + name
                + "','"
                + name
                + "':{'"
                + name
                + "':1}");

    assertThat(ack.getString("type")).isEqualTo("ack");
    JsonObject message = ada.next("newMessage");
    assertThat(message.getString("message")).isEqualTo(name);
    assertThat(message.getString("key")).isEqualTo(name);
  }

  @Test
  void shouldAnswerDeepWideAndHugeJson() {
    ChatClient ada = signIn(unique("Ada"));
    String wide =
        String.join(",", IntStream.range(0, 5_000).mapToObj(i -> "'f" + i + "':1").toList());
    String digits = "9".repeat(60_000);

    List<String> fields =
        List.of(
            "'x':" + "{'a':".repeat(9_000) + "1" + "}".repeat(9_000),
            "'x':" + "[".repeat(30_000) + "]".repeat(30_000),
            "'x':{" + wide + "}",
            wide,
            "'x':" + digits,
            "'x':0." + digits,
            "'x':1e" + digits,
            "'x':-1e-99999",
            "'" + digits + "':1");
    fields.stream()
        .map(field -> "{'type':'ping'," + field + "}")
        .forEach(text -> ada.sendText(text.replace('\'', '"')));
    ada.settle();

    assertThat(ada.all("error"))
        .allSatisfy(error -> assertThat(error.getString("code")).isEqualTo("BAD_FRAME"));
    assertThat(ada.all("pong").size() + ada.all("error").size()).isEqualTo(fields.size() + 1);
  }

  @Test
  void shouldRefuseHalvesOfCharactersEverywhere() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    ada.join(room);
    String half = "\\ud800";

    for (String request :
        List.of(
            "'type':'joinRoom','room':'" + half + "'",
            "'type':'roomMessage','room':'" + room + "','message':'" + half + "'",
            "'type':'roomMessage','room':'" + room + "','message':'m','key':'" + half + "'",
            "'type':'privateMessage','to':'" + half + "','message':'m'",
            "'type':'onlineUsers','prefix':'" + half + "'")) {
      assertThat(ada.request(request).getString("code")).as(request).isEqualTo("INVALID_FIELD");
    }
  }

  @Test
  void shouldDeliverControlCharactersAsTheyAre() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    ada.join(room);

    ada.post(room, "a\\u0000b\\u001bc\\u2028d");

    assertThat(ada.next("newMessage").getString("message")).isEqualTo("a\0b\u001Bc\u2028d");
  }

  /** Two new clients chat. */
  private void serveOthers() {
    String room = unique("room");
    ChatClient ada = signIn(unique("Ada"));
    ChatClient bob = signIn(unique("Bob"));
    ada.join(room);
    bob.join(room);
    ada.post(room, "hello");
    assertThat(bob.next("newMessage").getString("message")).isEqualTo("hello");
  }

  private static byte[] lastWords(String room) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String post = "{\"type\":\"roomMessage\",\"room\":\"" + room + "\",\"message\":\"bye\"}";
    all.writeBytes(FrameBytes.of(RawClient.LAST | RawClient.TEXT, post.getBytes(UTF_8)));
    all.writeBytes(goodbye());
    return all.toByteArray();
  }

  /** A close frame: the client goes on purpose. */
  protected static byte[] goodbye() {
    return FrameBytes.of(RawClient.LAST | RawClient.CLOSE, new byte[] {3, -24});
  }

  private static void writeOften(RawClient client, byte[] frame) {
    ByteArrayOutputStream hundred = new ByteArrayOutputStream();
    IntStream.range(0, 100).forEach(i -> hundred.writeBytes(frame));
    try {
      for (int i = 0; i < FLOOD / 100; i++) {
        client.write(hundred.toByteArray());
      }
    } catch (UncheckedIOException e) {
      // the server closed, or the test is over
    }
  }

  private Socket socket() throws IOException {
    URI chat = chat();
    Socket socket = new Socket();
    sockets.add(socket);
    socket.connect(new InetSocketAddress(chat.getHost(), chat.getPort()), 5_000);
    return socket;
  }
}
