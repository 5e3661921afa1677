package dev.parley.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.broker.Publication;
import dev.parley.broker.Receipt;
import dev.parley.process.FreePort;
import dev.parley.process.SelfSigned;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms of {@code chat.redis.url} that are not a plain server or a cluster. */
class RedisUrlTest {
  private static final String CHANNEL = "room:java";
  private static final Duration SOON = Duration.ofSeconds(5);

  @Test
  void shouldGoOnWithTheReplicaWhenASentinelLetsItTakeOver() {
    try (RedisSentinel sentinel = new RedisSentinel();
        RedisNode node = new RedisNode(sentinel.url(), "chat.redis.replicas", "1")) {
      var log = node.broker().subscribe(CHANNEL, () -> {});
      assertThat(log.open()).succeedsWithin(SOON);
      Receipt before = publish(node, "1");

      sentinel.failOver();

      try (RedisNode late = new RedisNode(sentinel.url())) {
        Receipt again =
            Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> publish(late, "1"), Receipt::duplicate);
        assertThat(again.epoch()).isEqualTo(before.epoch());
        assertThat(again.seq()).isEqualTo(before.seq());
        publish(late, "2");
        Awaitility.await().untilAsserted(() -> assertThat(log.log().seq()).isEqualTo(2));
        assertThat(log.log().epoch()).isEqualTo(before.epoch());
      }
    }
  }

  @Test
  void shouldSpeakTlsWithAPassword(@TempDir Path dir) throws Exception {
    Path certificate = dir.resolve("certificate.pem");
    Path key = dir.resolve("key.pem");
    SelfSigned.create(dir).write(certificate, key);
    int tls = FreePort.next();
    try (RedisServer redis =
        RedisServer.start(
            RedisBinary.SYSTEM,
            false,
            "--tls-port",
            String.valueOf(tls),
            "--tls-cert-file",
            certificate.toString(),
            "--tls-key-file",
            key.toString(),
            "--tls-auth-clients",
            "no")) {
      redis.call("CONFIG", "SET", "requirepass", "secret");

      try (RedisNode node = node("secret", tls);
          RedisNode stranger = node("wrong", tls)) {
        Awaitility.await().ignoreExceptions().until(() -> publish(node, "1").seq() == 1);
        assertThat(attempt(stranger, "2")).isFalse();
      }
    }
  }

  private static RedisNode node(String password, int tls) {
    return new RedisNode("rediss://:" + password + "@127.0.0.1:" + tls + "?verifyPeer=NONE");
  }

  private static boolean attempt(RedisNode node, String key) {
    try {
      publish(node, key);
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }

  private static Receipt publish(RedisNode node, String key) {
    var published =
        node.broker()
            .publish(CHANNEL, new Publication("ada", key, "{\"from\":\"Ada\"}"))
            .toCompletableFuture();
    assertThat(published).succeedsWithin(SOON);
    return published.join();
  }
}
