package dev.parley.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.config.ChatConfig;
import dev.parley.name.Username;
import dev.parley.runtime.ManualClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RedisTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration CHECK = Duration.ofSeconds(1);

  private final ManualClock clock = new ManualClock();

  @Test
  void shouldTellThatItsThreadStandsStill() {
    try (RedisServer server = RedisServer.start(RedisBinary.EMBEDDED, false);
        Redis redis =
            new Redis(ChatConfig.read(Map.of("chat.redis.url", server.url())::get), clock)) {
      Awaitility.await().until(redis::answers);
      assertThat(redis.isMoving()).isTrue();

      CountDownLatch standing = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      redis
          .names()
          .find(new Username("Ada", "ada"))
          .thenRun(standing::countDown)
          .thenRun(() -> await(goOn));
      await(standing);
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
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
