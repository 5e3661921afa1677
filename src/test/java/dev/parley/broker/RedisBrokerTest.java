package dev.parley.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.message.Refusal;
import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisNode;
import dev.parley.redis.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisBrokerTest extends BrokerContract {
  private static RedisServer redis;

  private final List<RedisNode> nodes = new ArrayList<>();

  @BeforeAll
  static void start() {
    redis = RedisServer.start(RedisBinary.EMBEDDED, false);
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @BeforeEach
  void empty() {
    redis.call("FLUSHALL");
  }

  @AfterEach
  void closeNodes() {
    nodes.forEach(RedisNode::close);
  }

  @Override
  protected Broker broker() {
    RedisNode node =
        new RedisNode(redis.url(), "chat.log.size", "1000", "chat.dedupe.window", "1s");
    nodes.add(node);
    return node.broker();
  }

  @Override
  protected void loseLogs(Broker.Subscription open) {
    redis.call("FLUSHALL");
  }

  @Override
  protected void passDedupeWindow() {
    // Redis has its own time
  }

  @Test
  void shouldGiveAllNodesTheSame() throws Exception {
    Broker here = broker();
    Broker there = broker();
    Broker.Subscription openHere = open(here);
    publish(here, "ada", null);
    Broker.Subscription openThere = open(there);

    for (int i = 0; i < 100; i++) {
      publish(i % 2 == 0 ? here : there, "bob", null);
    }

    await().until(() -> openHere.log().seq() == 101 && openThere.log().seq() == 101);
    assertThat(openThere.log().epoch()).isEqualTo(openHere.log().epoch());
    assertThat(openThere.log().last(101).events())
        .isEqualTo(openHere.log().last(101).events())
        .hasSize(101);
  }

  @Test
  void shouldKnowKeysOfOtherNodes() throws Exception {
    Broker here = broker();
    Broker there = broker();
    open(here);
    Receipt receipt = publish(here, "ada", "k");

    assertThat(publish(there, "ada", "k"))
        .isEqualTo(new Receipt(receipt.epoch(), receipt.seq(), receipt.time(), true));
  }

  @Test
  void shouldReadAgainWhatWasNotPublished() throws Exception {
    Broker here = broker();
    Broker there = broker();
    Broker.Subscription open = open(here);
    publish(there, "ada", null);
    await().until(() -> open.log().seq() == 1);

    redis.call("CLIENT", "KILL", "TYPE", "pubsub");
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

    redis.restartEmpty();

    await().until(() -> !open.log().epoch().equals(epoch));
    assertThat(open.log().seq()).isZero();
    assertThat(publish(here, "ada", null).epoch()).isEqualTo(open.log().epoch());
  }

  @Test
  void shouldBeginANewEpochWhenRedisIsSetBack() throws Exception {
    Broker here = broker();
    Broker.Subscription open = open(here);
    Receipt first = publish(here, "ada", null);
    redis.call("COPY", "parley:{room:java}:meta", "old:{room:java}:meta");
    publish(here, "ada", null);
    await().until(() -> open.log().seq() == 2);

    redis.call("COPY", "old:{room:java}:meta", "parley:{room:java}:meta", "REPLACE");
    redis.call("XDEL", "parley:{room:java}:log", "2-0");
    redis.call("XSETID", "parley:{room:java}:log", "1-0");
    Receipt after = publish(here, "ada", null);

    assertThat(after.epoch()).isNotEqualTo(first.epoch());
    await().until(() -> open.log().epoch().equals(after.epoch()));
  }

  @Test
  void shouldFailSoonWhileRedisIsAway() throws Exception {
    Broker here = broker();
    open(here);
    redis.pause();
    try {
      assertThatThrownBy(() -> publish(here, "ada", "k")).hasCauseInstanceOf(Refusal.class);
    } finally {
      redis.resume();
    }
    Receipt first = publish(here, "ada", "k");
    assertThat(publish(here, "ada", "k").seq()).isEqualTo(first.seq());
  }

  @Test
  void shouldFailToOpenWhileRedisIsAway() {
    RedisNode node = new RedisNode("redis://127.0.0.1:1");
    nodes.add(node);

    assertThat(node.broker().subscribe(CHANNEL, () -> {}).ready().toCompletableFuture())
        .failsWithin(5, TimeUnit.SECONDS)
        .withThrowableThat()
        .withCauseInstanceOf(Refusal.class);
  }
}
