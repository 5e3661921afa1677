package dev.parley.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.message.EventEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every broker promises. */
abstract class BrokerContract {
  /** What the logs of the broker hold, and how long it knows keys. */
  protected static final Map<String, String> SETTINGS =
      Map.of("chat.log.size", "1000", "chat.dedupe.window", "1s");

  protected static final String CHANNEL = "room:java";

  private final AtomicInteger appends = new AtomicInteger();

  /** The broker to test, empty. */
  protected abstract Broker broker();

  /** The broker loses what it has. */
  protected abstract void loseLogs(Broker.Subscription open);

  /** Time passes, if it does not by itself. */
  protected abstract void passDedupeWindow();

  @Test
  void shouldGiveMessagesOneOrder() throws Exception {
    Broker broker = broker();
    Broker.Subscription open = open(broker);

    assertThat(publish(broker, "ada", null).seq()).isEqualTo(1);
    assertThat(publish(broker, "bob", null).seq()).isEqualTo(2);
    await().untilAsserted(() -> assertThat(open.log().seq()).isEqualTo(2));
    assertThat(appends).hasValueGreaterThanOrEqualTo(2);
  }

  @Test
  void shouldStampSeqAndTime() throws Exception {
    Broker broker = broker();
    Broker.Subscription open = open(broker);

    Receipt receipt = publish(broker, "ada", null);

    await().until(() -> open.log().seq() == 1);
    assertThat(open.log().epoch()).isEqualTo(receipt.epoch());
    assertThat(open.log().last(1).events())
        .containsExactly(EventEncoder.stamp("{\"from\":\"ada\"}", 1, receipt.time()));
  }

  @Test
  void shouldPublishOnceForEachKeyOfAnAuthor() throws Exception {
    Broker broker = broker();
    Broker.Subscription open = open(broker);
    Receipt first = publish(broker, "ada", "k");
    publish(broker, "ada", "other");

    Receipt again = publish(broker, "ada", "k");

    assertThat(first.duplicate()).isFalse();
    assertThat(again).isEqualTo(new Receipt(first.epoch(), first.seq(), first.time(), true));
    assertThat(publish(broker, "ada", null).seq()).isEqualTo(3);
    await().until(() -> open.log().seq() == 3);
  }

  @Test
  void shouldTellKeysOfDifferentAuthorsApart() throws Exception {
    Broker broker = broker();
    open(broker);

    publish(broker, "ada", "k");

    assertThat(publish(broker, "bob", "k").duplicate()).isFalse();
  }

  @Test
  void shouldForgetKeysAfterTheDedupeWindow() throws Exception {
    Broker broker = broker();
    open(broker);
    publish(broker, "ada", "k");
    assertThat(publish(broker, "ada", "k").duplicate()).isTrue();

    passDedupeWindow();

    await().until(() -> !publish(broker, "ada", "k").duplicate());
  }

  @Test
  void shouldPublishOnceThoughTheSameKeyIsInFlightManyTimes() throws Exception {
    Broker broker = broker();
    Broker.Subscription open = open(broker);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Receipt>> attempts = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        String key = "k" + i / 4;
        attempts.add(() -> publish(broker, "ada", key));
      }
      Map<Long, Integer> originals = new HashMap<>();
      for (Future<Receipt> attempt : threads.invokeAll(attempts)) {
        originals.merge(attempt.get().seq(), attempt.get().duplicate() ? 0 : 1, Integer::sum);
      }

      assertThat(originals).hasSize(100).containsValue(1).doesNotContainValue(2);
      await().until(() -> open.log().seq() == 100);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldGiveANewEpochAfterTheLogWasLost() throws Exception {
    Broker broker = broker();
    Broker.Subscription first = open(broker);
    String epoch = publish(broker, "ada", null).epoch();
    loseLogs(first);

    open(broker);

    assertThat(publish(broker, "ada", null).epoch()).isNotEqualTo(epoch);
  }

  protected final Broker.Subscription open(Broker broker) throws Exception {
    Broker.Subscription open = broker.subscribe(CHANNEL, appends::incrementAndGet);
    open.open().toCompletableFuture().get(5, TimeUnit.SECONDS);
    return open;
  }

  protected static Receipt publish(Broker broker, String author, String key) throws Exception {
    Publication publication = new Publication(author, key, "{\"from\":\"" + author + "\"}");
    return broker.publish(CHANNEL, publication).toCompletableFuture().get(5, TimeUnit.SECONDS);
  }
}
