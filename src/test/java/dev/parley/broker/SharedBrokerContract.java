package dev.parley.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.redis.RedisNodes;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every broker promises that several nodes share; each asked for is at another node. */
abstract class SharedBrokerContract extends BrokerContract {

  /** The nodes and what they share. */
  protected abstract RedisNodes<?> nodes();

  @Override
  protected final Broker broker() {
    return nodes().node("chat.log.size", "1000", "chat.dedupe.window", "1s").broker();
  }

  @Override
  protected final void loseLogs(Broker.Subscription open) {
    nodes().redis().empty();
  }

  @Override
  protected final void passDedupeWindow() {
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
  void shouldCatchUpWithWhatWasPublishedAtAnotherNode() throws Exception {
    Broker here = broker();
    Broker there = broker();
    Broker.Subscription openThere = open(there);

    for (int i = 1; i <= 200; i++) {
      publish(here, "ada", null);
      openThere.catchUp().toCompletableFuture().get(10, TimeUnit.SECONDS);

      assertThat(openThere.log().seq()).isEqualTo(i);
    }
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
}
