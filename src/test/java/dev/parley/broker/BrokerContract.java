package dev.parley.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.config.ChatConfig;
import dev.parley.runtime.ManualClock;
import java.time.Duration;
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
  private static final String CHANNEL = "room:java";

  protected final ManualClock clock = new ManualClock();
  protected final ChatConfig config =
      ChatConfig.read(Map.of("chat.log.size", "1000", "chat.dedupe.window", "5m")::get);

  private final AtomicInteger appends = new AtomicInteger();

  /** The broker to test, empty. */
  protected abstract Broker broker();

  @Test
  void shouldGiveMessagesOneOrder() throws Exception {
    Broker broker = broker();
    Broker.Subscription open = broker.subscribe(CHANNEL, appends::incrementAndGet);

    assertThat(publish(broker, "ada", null).seq()).isEqualTo(1);
    assertThat(publish(broker, "bob", null).seq()).isEqualTo(2);
    assertThat(open.log().seq()).isEqualTo(2);
    assertThat(appends).hasValue(2);
  }

  @Test
  void shouldStampSeqAndTime() throws Exception {
    Broker broker = broker();
    Broker.Subscription open = broker.subscribe(CHANNEL, appends::incrementAndGet);

    publish(broker, "ada", null);

    assertThat(open.log().last(1).events())
        .containsExactly("{\"from\":\"ada\",\"seq\":1,\"time\":\"2026-11-24T15:04:05.120Z\"}");
  }

  @Test
  void shouldPublishOnceForEachKeyOfAnAuthor() throws Exception {
    Broker broker = broker();
    Broker.Subscription open = broker.subscribe(CHANNEL, appends::incrementAndGet);
    Receipt first = publish(broker, "ada", "k");
    publish(broker, "ada", "other");

    Receipt again = publish(broker, "ada", "k");

    assertThat(first.duplicate()).isFalse();
    assertThat(again).isEqualTo(new Receipt(first.epoch(), first.seq(), first.time(), true));
    assertThat(open.log().seq()).isEqualTo(2);
  }

  @Test
  void shouldTellKeysOfDifferentAuthorsApart() throws Exception {
    Broker broker = broker();
    broker.subscribe(CHANNEL, appends::incrementAndGet);

    publish(broker, "ada", "k");

    assertThat(publish(broker, "bob", "k").duplicate()).isFalse();
  }

  @Test
  void shouldForgetKeysAfterTheDedupeWindow() throws Exception {
    Broker broker = broker();
    broker.subscribe(CHANNEL, appends::incrementAndGet);
    publish(broker, "ada", "k");
    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(publish(broker, "ada", "k").duplicate()).isTrue();

    clock.advance(Duration.ofMillis(1));

    assertThat(publish(broker, "ada", "k").duplicate()).isFalse();
  }

  @Test
  void shouldPublishOnceThoughTheSameKeyIsInFlightManyTimes() throws Exception {
    Broker broker = broker();
    Broker.Subscription open = broker.subscribe(CHANNEL, appends::incrementAndGet);
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
      assertThat(open.log().seq()).isEqualTo(100);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldGiveANewEpochAfterTheLogWasLost() throws Exception {
    Broker broker = broker();
    Broker.Subscription first = broker.subscribe(CHANNEL, appends::incrementAndGet);
    String epoch = publish(broker, "ada", null).epoch();
    first.close();

    broker.subscribe(CHANNEL, appends::incrementAndGet);

    assertThat(publish(broker, "ada", null).epoch()).isNotEqualTo(epoch);
  }

  @Test
  void shouldFailRatherThanLoseWhatIsPublishedToAClosedChannel() {
    assertThatThrownBy(() -> publish(broker(), "ada", null)).hasMessageContaining("not open");
  }

  private static Receipt publish(Broker broker, String author, String key) throws Exception {
    Publication publication = new Publication(author, key, "{\"from\":\"" + author + "\"}");
    return broker.publish(CHANNEL, publication).toCompletableFuture().get(5, TimeUnit.SECONDS);
  }
}
