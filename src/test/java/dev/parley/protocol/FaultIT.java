package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The machine stands still, memory runs out, and more come than fit: on a server of its own. */
@Tag("nodes")
class FaultIT {
  private static final Duration RECOVERY = Duration.ofSeconds(10);

  @Test
  void shouldGoOnAfterStandingStillForFiveSeconds() {
    try (Node node =
        Node.start(
            AppServer.LIBERTY, Map.of("CHAT_PING_TIMEOUT", "60s", "CHAT_WRITE_TIMEOUT", "10s"))) {
      ChatClient ada = signIn(node, "Ada");
      ChatClient bob = signIn(node, "Bob");
      ada.join("still");
      bob.join("still");

      node.pause();
      CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS).execute(node::resume);
      IntStream.range(0, 100).forEach(i -> post(ada, "still", "m" + i));

      bob.next("newMessage", message -> message.getInt("seq") == 100);
      assertThat(bob.all("newMessage")).hasSize(100);
      assertThat(ada.settle().all("ack")).hasSize(100);
      assertThat(bob.all("userLeft")).isEmpty();
    }
  }

  @Test
  void shouldShedLoadAndLiveOnWhenItsHeapIsFull() {
    try (Node node =
        Node.start(
            AppServer.LIBERTY,
            Map.of(
                "_JAVA_OPTIONS", "-Xmx128m", "CHAT_ROOMS_IDLE", "1s", "CHAT_HISTORY_SIZE", "1"))) {
      ChatClient ada = signIn(node, "Ada");
      List<String> rooms = IntStream.range(0, 50).mapToObj(i -> "full-" + i).toList();
      rooms.forEach(ada::join);

      fill(ada, rooms);

      assertThat(node.isAlive()).isTrue();
      ada.settle();
      try (RawClient late = new RawClient(node.uri())) {
        assertThat(late.status()).isEqualTo(503);
        assertThat(late.header("Retry-After")).isEqualTo("10");
      }
      rooms.forEach(room -> ada.request("'type':'leaveRoom','room':'" + room + "'"));
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> ada.join("again").getString("type").equals("joinedRoom"));
      assertThat(ada.post("again", "hello").getString("type")).isEqualTo("ack");
      signIn(node, "Bob");
    }
  }

  @Test
  void shouldRefuseTwiceTheCapacityInOrderAndRecover() {
    try (Node node =
        Node.start(
            AppServer.LIBERTY,
            Map.of(
                "CHAT_ROOMS_MAX", "20",
                "CHAT_ROOMS_IDLE", "1s",
                "CHAT_CONNECTIONS_PER_USER", "20"))) {
      ChatClient ada = ChatClient.connect(node.uri());
      String token = ada.signIn("Ada").getString("token");

      List<String> joins =
          IntStream.range(0, 40).mapToObj(i -> outcome(ada.join("capacity-" + i))).toList();
      List<ChatClient> tabs = new ArrayList<>();
      List<Integer> closed = new ArrayList<>();
      for (int i = 1; i < 40; i++) {
        ChatClient tab = ChatClient.connect(node.uri());
        tab.send("{'type':'setUsername','id':'tab','username':'Ada','token':'" + token + "'}");
        if (i < 20) {
          tab.next("welcome");
          tabs.add(tab);
        } else {
          closed.add(tab.closeCode());
        }
      }

      assertThat(joins.subList(0, 20)).containsOnly("joinedRoom");
      assertThat(joins.subList(20, 40)).containsOnly("ROOMS_FULL");
      assertThat(closed).hasSize(20).containsOnly(4503);
      IntStream.range(0, 20)
          .forEach(i -> ada.request("'type':'leaveRoom','room':'capacity-" + i + "'"));
      tabs.forEach(ChatClient::close);
      Awaitility.await()
          .atMost(RECOVERY)
          .until(() -> outcome(ada.join("recovered")).equals("joinedRoom"));
      ChatClient tab = ChatClient.connect(node.uri());
      assertThat(tab.signIn("Ada", token).getString("type")).isEqualTo("welcome");
    }
  }

  /** Posts 4 kB at a time, until the server takes no more. */
  private static void fill(ChatClient client, List<String> rooms) {
    String message = "\u20AC".repeat(4_000);
    for (int i = 0; i < 500; i++) {
      for (String room : rooms) {
        if (i > 0 && i % 5 == 0 && room.equals(rooms.get(0))) {
          client.settle();
        }
        post(client, room, message);
      }
      if (client.all("error").stream().anyMatch(FaultIT::isUnavailable)) {
        client.settle();
        return;
      }
      client.forget();
    }
    throw new AssertionError("it took everything");
  }

  private static boolean isUnavailable(JsonObject error) {
    assertThat(error.getString("code")).isEqualTo("UNAVAILABLE");
    assertThat(error.getBoolean("retryable")).isTrue();
    return true;
  }

  private static String outcome(JsonObject answer) {
    return answer.getString("code", answer.getString("type"));
  }

  private static void post(ChatClient client, String room, String message) {
    client.send(
        "{'type':'roomMessage','room':'" + room + "','message':'" + message + "','id':'p'}");
  }

  private static ChatClient signIn(Node node, String username) {
    ChatClient client = ChatClient.connect(node.uri());
    client.signIn(username);
    return client;
  }
}
