package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Cluster;
import dev.parley.cluster.Nodes;
import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisServer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Redis is away for a while, or has lost its data: what members see of that. */
@Tag("nodes")
class ClusterOutageIT {
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final Duration CONVERGENCE = Duration.ofSeconds(5);

  /** Longer than it takes to give a dead node up. */
  private static final Duration LONG = Nodes.LEASE.multipliedBy(2).plusSeconds(1);

  private static int count;
  private static Cluster cluster;
  private static RedisServer redis;
  private static Nodes nodes;

  private String room;
  private ChatClient ada;
  private ChatClient bob;
  private String epoch;

  @BeforeAll
  static void start() {
    cluster = Cluster.startPersistent(RedisBinary.EMBEDDED, AppServer.LIBERTY, AppServer.LIBERTY);
    redis = cluster.redis();
    nodes = cluster.nodes();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @BeforeEach
  void join() {
    count++;
    room = "outage-" + count;
    ada = member(0, "Ada");
    bob = member(1, "Bob");
    ada.next("userJoined");
    epoch = post("before").getString("epoch");
    bob.next("newMessage");
  }

  @AfterEach
  void leave() {
    ada.close();
    bob.close();
  }

  @Test
  void shouldLoseNothingAndNobodyWhileRedisIsDead() {
    whileAway(redis::kill, redis::restart);
  }

  @Test
  void shouldLoseNothingAndNobodyWhileRedisHangs() {
    whileAway(redis::pause, redis::resume);
  }

  private void whileAway(Runnable harm, Runnable repair) {
    ChatClient leaver = member(1, "Leaver");
    ChatClient closer = member(1, "Closer");
    ada.next("userJoined");
    ada.next("userJoined");
    harm.run();
    try {
      JsonObject error = inTime(() -> post("during"));
      assertThat(error.getString("code", error.toString())).isEqualTo("UNAVAILABLE");
      assertThat(error.getBoolean("retryable")).isTrue();
      JsonObject left =
          inTime(() -> leaver.request("'type':'leaveRoom','room':'%s'".formatted(room)));
      assertThat(left.getString("type")).isEqualTo("leftRoom");
      leaver.close();
      closer.close();
      Awaitility.await().during(LONG).atMost(LONG.plusSeconds(2)).until(this::allAreThere);
    } finally {
      repair.run();
    }

    long back = System.nanoTime();
    Awaitility.await()
        .untilAsserted(() -> assertThat(post("during").getString("type")).isEqualTo("ack"));
    for (ChatClient member : List.of(ada, bob)) { // before they join again and get it as history
      member.next("newMessage", message -> message.getString("message").equals("during"));
    }
    Awaitility.await().untilAsserted(this::expectTheTwo);
    assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(CONVERGENCE);
    JsonObject again = post("during");
    assertThat(again.getBoolean("duplicate")).isTrue();
    assertThat(again.getString("epoch")).isEqualTo(epoch);
    post("after");
    for (ChatClient member : List.of(ada, bob)) {
      member.next("newMessage", message -> message.getString("message").equals("after"));
      assertThat(texts(member)).containsExactly("before", "during", "after");
    }
    Awaitility.await().during(LONG).atMost(LONG.plusSeconds(2)).until(this::allAreThere);
  }

  @Test
  void shouldTellByANewEpochThatRedisHasLostItsData() {
    redis.restartEmpty();

    Awaitility.await()
        .atMost(CONVERGENCE)
        .untilAsserted(
            () -> {
              assertThat(post("after").getString("epoch", epoch)).isNotEqualTo(epoch);
              expectTheTwo();
            });
    for (int node = 0; node < nodes.size(); node++) {
      ChatClient late = ChatClient.connect(nodes.get(node).uri());
      late.signIn("Late " + node);
      JsonObject joined =
          late.request(
              "'type':'joinRoom','room':'%s','since':{'epoch':'%s','seq':1}"
                  .formatted(room, epoch));
      assertThat(joined.getBoolean("recovered")).isFalse();
      assertThat(joined.getString("epoch")).isNotEqualTo(epoch);
      late.close();
    }
    post("live");
    for (ChatClient member : List.of(ada, bob)) {
      member.next("newMessage", message -> message.getString("message").equals("live"));
    }
    assertThat(allAreThere()).isTrue();
  }

  private static ChatClient member(int node, String name) {
    ChatClient client = ChatClient.connect(nodes.get(node).uri());
    client.signIn(name + " " + count);
    client.join("outage-" + count);
    return client;
  }

  /** Posts a text with itself as the key. */
  private JsonObject post(String text) {
    return ada.request(
        "'type':'roomMessage','room':'%1$s','message':'%2$s','key':'%2$s'".formatted(room, text));
  }

  /** The answer, which must come soon. */
  private static JsonObject inTime(Supplier<JsonObject> asking) {
    long asked = System.nanoTime();
    JsonObject answer = asking.get();
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(ANSWER);
    return answer;
  }

  /** Both nodes know who is in the room. */
  private void expectTheTwo() {
    assertThat(ada.join(room).getInt("count")).isEqualTo(2);
    assertThat(bob.join(room).getInt("count")).isEqualTo(2);
  }

  /** Nobody is cut off, and of nobody but the one who went it was said that they are gone. */
  private boolean allAreThere() {
    return ada.isOpen()
        && bob.isOpen()
        && List.of(ada, bob).stream()
            .flatMap(member -> member.all("userLeft").stream())
            .noneMatch(left -> left.getString("reason").equals("node-lost"));
  }

  private static List<String> texts(ChatClient member) {
    return member.all("newMessage").stream().map(message -> message.getString("message")).toList();
  }
}
