package dev.parley.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.config.ChatConfig;
import dev.parley.message.LeaveReason;
import dev.parley.message.Refusal;
import dev.parley.name.Token;
import dev.parley.name.Username;
import dev.parley.presence.Heard;
import dev.parley.presence.PresenceManager;
import dev.parley.runtime.ManualClock;
import java.time.Duration;
import java.util.Map;
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
  private final Standstill standstill = new Standstill();

  @AfterEach
  void end() {
    standstill.end();
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

    standstill.end();
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
    Token unknown = Token.create();
    for (int i = 0; i < RedisThread.MOST_WAITING; i++) {
      redis.names().release(ADA, unknown, "c"); // which asks nothing of Redis
    }
    assertThat(redis.names().find(ADA).toCompletableFuture())
        .as("a request")
        .failsWithin(SOON)
        .withThrowableThat()
        .withCauseInstanceOf(Refusal.class);

    room.leave(ADA, LeaveReason.LEFT);
    standstill.end();

    Awaitility.await()
        .untilAsserted(
            () -> {
              clock.advance(CHECK); // what failed at first is made good
              assertThat(heard.told()).startsWith("+Ada").anyMatch(told -> told.startsWith("-Ada"));
            });
  }

  private void haveItStandStill() {
    redis.broker().subscribe("room:still", standstill).open(); // which is run on that thread
    standstill.awaitBegun();
  }
}
