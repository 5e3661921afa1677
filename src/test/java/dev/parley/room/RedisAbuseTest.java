package dev.parley.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.config.ChatConfig;
import dev.parley.delivery.FakeTransport;
import dev.parley.health.Health;
import dev.parley.message.ClientFrame;
import dev.parley.metrics.PrometheusMetrics;
import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisNode;
import dev.parley.redis.RedisServer;
import dev.parley.runtime.RealClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What attackers can make a node keep in Redis. */
class RedisAbuseTest {
  private static final int MOST = 50;
  private static final int TRIES = 500;
  private static RedisServer redis;

  private final RealClock clock = new RealClock();
  private final String prefix = UUID.randomUUID().toString();
  private final RedisNode node =
      new RedisNode(
          redis.url(),
          "chat.redis.prefix",
          prefix,
          "chat.users.max",
          "" + MOST,
          "chat.rooms.max",
          "" + MOST,
          "chat.dedupe.max",
          "" + MOST);
  private final RoomRegistry registry =
      new RoomRegistry(
          node.broker(),
          node.presence(),
          node.names(),
          ChatConfig.read(
              Map.of(
                      "chat.users.max",
                      "" + MOST,
                      "chat.rooms.max",
                      "" + MOST,
                      "chat.rooms.per-connection",
                      "0",
                      "chat.rate.burst",
                      "0")
                  ::get),
          clock,
          Runnable::run,
          new PrometheusMetrics(),
          new Health());

  @BeforeAll
  static void start() {
    redis = RedisServer.start(RedisBinary.EMBEDDED, false);
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @AfterEach
  void close() {
    node.close();
    clock.close();
  }

  @Test
  void shouldKeepNoMoreNamesThanItMay() {
    for (int i = 0; i < TRIES; i++) {
      Client eve = new Client();
      eve.ask("{'type':'setUsername','username':'Eve " + i + "'}");
      registry.close(eve.connection, true);
    }

    assertThat(keys("*:name")).hasSize(MOST);
    assertThat(keys("*{user:*")).hasSizeLessThanOrEqualTo(4 * MOST);
    await().untilAsserted(() -> assertThat(keys("*{node:*}:names")).isEmpty());
  }

  @Test
  void shouldKeepNoMoreRoomsAndKeysThanItMay() {
    Client eve = new Client();
    eve.ask("{'type':'setUsername','username':'Eve'}");

    for (int i = 0; i < TRIES; i++) {
      eve.ask("{'type':'joinRoom','room':'room-" + i + "'}");
    }
    for (int i = 0; i < TRIES; i++) {
      eve.ask("{'type':'roomMessage','room':'room-0','message':'m','key':'key-" + i + "'}");
    }

    assertThat(redis.call("ZCARD", prefix + ":{rooms}")).isEqualTo((long) MOST);
    // A round of tidying up may take a room that is just being opened for one that is gone.
    assertThat(keys("*{room:*}:meta")).hasSizeBetween(MOST, MOST + TRIES / 100);
    await().untilAsserted(() -> assertThat(keys("*:key:*")).hasSize(MOST));
    assertThat(keys("*:key:*").toString()).contains("key-499").doesNotContain("key-0,");
  }

  private List<?> keys(String pattern) {
    return (List<?>) redis.call("KEYS", prefix + pattern);
  }

  /** A client that waits for each answer. */
  private final class Client {
    private final FakeTransport transport = FakeTransport.inline();
    private final Connection connection = registry.open(transport, Peer.UNKNOWN);
    private int asked;

    void ask(String request) {
      String id = "ask-" + asked++;
      String frame = request.replaceFirst("\\{", "{'id':'" + id + "',").replace('\'', '"');
      registry.receive(connection, ClientFrame.read(frame));
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> List.copyOf(transport.sent()).toString().contains("\"re\":\"" + id + "\""));
      transport.forget();
    }
  }
}
