package dev.parley.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.config.ChatConfig;
import dev.parley.message.LeaveReason;
import dev.parley.message.Refusal;
import dev.parley.name.Username;
import dev.parley.presence.Heard;
import dev.parley.presence.PresenceManager;
import dev.parley.runtime.ManualClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node, and what becomes of it when its thread for Redis stands still for a while. */
class RedisTest {
  private static final Username ADA = new Username("Ada", "ada");
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration CHECK = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(10);

  private final ManualClock clock = new ManualClock();
  private final RedisServer server = RedisServer.start(RedisBinary.EMBEDDED, false);
  private final Redis redis =
      new Redis(ChatConfig.read(Map.of("chat.redis.url", server.url())::get), clock);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void end() {
    goOn.countDown();
    redis.close();
    server.close();
  }

  @Test
  void shouldHaveHadAnAnswerWhenItIsThere() {
    assertThat(redis.answers()).isTrue();
  }

  @Test
  void shouldTellThatItsThreadStandsStill() {
    assertThat(redis.isMoving()).isTrue();

    haveItStandStill();
    clock.advance(LONG);
    assertThat(redis.isMoving()).isFalse();

    goOn.countDown();
    Awaitility.await()
        .until(
            () -> {
              clock.advance(CHECK);
              return redis.isMoving();
            });
  }

  @Test
  void shouldForgetNobodyWhoLeavesHoweverMuchWaits() {
    Heard heard = new Heard();
    PresenceManager.Place room = redis.presence().room("java", heard);
    assertThat(room.open().toCompletableFuture()).succeedsWithin(SOON);
    assertThat(room.enter(ADA).toCompletableFuture()).succeedsWithin(SOON);
    haveItStandStill();
    for (int i = 0; i < RedisThread.MOST_WAITING; i++) {
      find();
    }
    assertThat(find())
        .as("a request")
        .failsWithin(SOON)
        .withThrowableThat()
        .withCauseInstanceOf(Refusal.class);

    room.leave(ADA, LeaveReason.LEFT);
    goOn.countDown();

    Awaitility.await()
        .untilAsserted(
            () -> {
              clock.advance(CHECK); // what failed at first is made good
              assertThat(heard.told()).startsWith("+Ada").anyMatch(told -> told.startsWith("-Ada"));
            });
  }

  private void haveItStandStill() {
    CountDownLatch standing = new CountDownLatch(1);
    redis
        .broker()
        .subscribe(
            "room:still",
            () -> { // on that thread
              standing.countDown();
              await(goOn);
            })
        .open();
    await(standing);
  }

  private CompletableFuture<Optional<Username>> find() {
    return redis.names().find(ADA).toCompletableFuture();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
