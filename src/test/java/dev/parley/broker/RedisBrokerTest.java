package dev.parley.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.message.Refusal;
import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisNode;
import dev.parley.redis.RedisNodes;
import dev.parley.redis.RedisServer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisBrokerTest extends SharedBrokerContract {
  @RegisterExtension
  static final RedisNodes<RedisServer> NODES = RedisNodes.on(RedisBinary.EMBEDDED);

  @Override
  protected RedisNodes<?> nodes() {
    return NODES;
  }

  @Test
  void shouldReadAgainWhatWasNotPublished() throws Exception {
    Broker here = broker();
    Broker there = broker();
    Broker.Subscription open = open(here);
    publish(there, "ada", null);
    await().until(() -> open.log().seq() == 1);

    NODES.redis().call("CLIENT", "KILL", "TYPE", "pubsub");
    publish(there, "ada", null);
    publish(there, "ada", null);

    await().until(() -> open.log().seq() == 3);
    assertThat(open.log().last(3).events()).hasSize(3);
  }

  @Test
  void shouldBeginANewEpochForOpenLogsWhenRedisLosesThem() throws Exception {
    Broker here = broker();
    Broker.Subscription open = open(here);
    publish(here, "ada", null);
    await().until(() -> open.log().seq() == 1);
    String epoch = open.log().epoch();

    NODES.redis().restartEmpty();

    await().until(() -> !open.log().epoch().equals(epoch));
    assertThat(open.log().seq()).isZero();
    assertThat(publish(here, "ada", null).epoch()).isEqualTo(open.log().epoch());
  }

  @Test
  void shouldBeginANewEpochWhenRedisIsSetBack() throws Exception {
    Broker here = broker();
    Broker.Subscription open = open(here);
    Receipt first = publish(here, "ada", null);
    NODES.redis().call("COPY", "parley:{room:java}:meta", "old:{room:java}:meta");
    publish(here, "ada", null);
    await().until(() -> open.log().seq() == 2);

    NODES.redis().call("COPY", "old:{room:java}:meta", "parley:{room:java}:meta", "REPLACE");
    NODES.redis().call("XDEL", "parley:{room:java}:log", "2-0");
    NODES.redis().call("XSETID", "parley:{room:java}:log", "1-0");
    Receipt after = publish(here, "ada", null);

    assertThat(after.epoch()).isNotEqualTo(first.epoch());
    await().until(() -> open.log().epoch().equals(after.epoch()));
  }

  @Test
  void shouldFailSoonWhileRedisIsAway() throws Exception {
    Broker here = broker();
    open(here);
    NODES.redis().pause();
    try {
      assertThatThrownBy(() -> publish(here, "ada", "k")).hasCauseInstanceOf(Refusal.class);
    } finally {
      NODES.redis().resume();
    }
    Receipt first = publish(here, "ada", "k");
    assertThat(publish(here, "ada", "k").seq()).isEqualTo(first.seq());
  }

  @Test
  void shouldFailToOpenWhileRedisIsAway() {
    try (RedisNode node = new RedisNode("redis://127.0.0.1:1")) {
      assertThat(node.broker().subscribe(CHANNEL, () -> {}).open().toCompletableFuture())
          .failsWithin(5, TimeUnit.SECONDS)
          .withThrowableThat()
          .withCauseInstanceOf(Refusal.class);
    }
  }
}
