package dev.parley.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.broker.Publication;
import dev.parley.broker.Receipt;
import dev.parley.message.Refusal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is acknowledged is in as many replicas as {@code chat.redis.replicas} asks for. */
class ReplicationTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  @Test
  void shouldAcknowledgeOnlyWhatAReplicaHas() {
    try (RedisServer master = RedisServer.start(RedisBinary.EMBEDDED, false);
        RedisServer replica = RedisServer.startReplica(master);
        RedisNode node = new RedisNode(master.url(), "chat.redis.replicas", "1")) {
      assertThat(publish(node, "first", "1")).succeedsWithin(SOON);
      assertThat(replica.call("XLEN", "parley:{room:first}:log")).isEqualTo(1L);

      replica.pause();
      assertUnavailable(publish(node, "first", "2"));
      replica.resume();

      assertThat(publish(node, "first", "2"))
          .succeedsWithin(SOON)
          .returns(2L, Receipt::seq)
          .returns(true, Receipt::duplicate);
    }
  }

  @Test
  void shouldConfirmManyTogether() {
    try (RedisServer master = RedisServer.start(RedisBinary.EMBEDDED, false);
        RedisServer replica = RedisServer.startReplica(master);
        RedisNode node = new RedisNode(master.url(), "chat.redis.replicas", "1")) {
      CompletableFuture<?>[] many =
          IntStream.range(0, 2000)
              .mapToObj(i -> publishUntilConfirmed(node, "many", "k" + i))
              .toArray(CompletableFuture[]::new);

      assertThat(CompletableFuture.allOf(many)).succeedsWithin(SOON.multipliedBy(10));
      assertThat(replica.call("HGET", "parley:{room:many}:meta", "seq")).isEqualTo("2000");
      assertThat(rounds(master)).isBetween(1L, 1999L);
    }
  }

  @Test
  void shouldAskTheReplicasOfTheServerThatKeepsTheRoom() {
    try (RedisCluster cluster = RedisCluster.start(false);
        RedisNode node = new RedisNode(cluster.url(), "chat.redis.replicas", "1")) {
      for (String room : new String[] {"a", "b", "c", "d"}) { // on all three of them
        assertUnavailable(publish(node, room, "1"));
      }

      cluster.addReplicas();

      for (String room : new String[] {"a", "b", "c", "d"}) {
        assertThat(publishUntilConfirmed(node, room, "1")).succeedsWithin(SOON.multipliedBy(5));
      }
    }
  }

  private static CompletableFuture<Receipt> publish(RedisNode node, String room, String key) {
    return node.broker()
        .publish("room:" + room, new Publication("ada", key, "{\"from\":\"Ada\"}"))
        .toCompletableFuture();
  }

  /** As a client does: on a busy machine a copy may not be made in time. */
  private static CompletableFuture<Receipt> publishUntilConfirmed(
      RedisNode node, String room, String key) {
    return publish(node, room, key)
        .exceptionallyCompose(failure -> publishUntilConfirmed(node, room, key));
  }

  private static void assertUnavailable(CompletableFuture<Receipt> published) {
    assertThat(published)
        .failsWithin(SOON)
        .withThrowableThat()
        .withCauseInstanceOf(Refusal.class)
        .withMessageContaining("try again");
  }

  /** Each writes a little before it waits. */
  private static long rounds(RedisServer server) {
    String stats = (String) server.call("INFO", "commandstats");
    String line = stats.lines().filter(each -> each.startsWith("cmdstat_set:")).findAny().get();
    return Long.parseLong(line.replaceFirst(".*:calls=(\\d+).*", "$1"));
  }
}
