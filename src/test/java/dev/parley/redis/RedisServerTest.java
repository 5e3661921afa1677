package dev.parley.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tests' own Redis does what they rely on. */
class RedisServerTest {

  @ParameterizedTest
  @EnumSource
  void shouldKeepItsDataWhenKilledWhereItIsPersistent(RedisBinary binary) {
    try (RedisServer redis = RedisServer.start(binary, true)) {
      redis.call("SET", "k", "v\u00E4lue");

      redis.kill();
      assertThatThrownBy(() -> redis.call("PING")).isInstanceOf(UncheckedIOException.class);
      redis.restart();

      assertThat(redis.call("GET", "k")).isEqualTo("v\u00E4lue");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeEmptyAfterARestartWhereItIsNot(RedisBinary binary) {
    try (RedisServer redis = RedisServer.start(binary, false)) {
      redis.call("SET", "k", "v");

      redis.restart();

      assertThat(redis.call("GET", "k")).isNull();
    }
  }

  @Test
  void shouldLoseItsDataWhereTheTestWantsThat() {
    try (RedisServer redis = RedisServer.start(RedisBinary.EMBEDDED, true)) {
      redis.call("SET", "k", "v");

      redis.restartEmpty();

      assertThat(redis.call("GET", "k")).isNull();
    }
  }

  @Test
  void shouldAnswerNothingWhilePaused() {
    try (RedisServer redis = RedisServer.start(RedisBinary.EMBEDDED, false);
        Resp connection = new Resp(redis.port())) {
      connection.patience(Duration.ofMillis(200));
      redis.pause();
      assertThatThrownBy(() -> connection.call("PING"))
          .hasCauseInstanceOf(SocketTimeoutException.class);

      redis.resume();

      assertThat(redis.call("PING")).isEqualTo("PONG");
    }
  }

  @Test
  void shouldBeAClusterThatSurvivesTheRestartOfANode() {
    try (RedisCluster cluster = RedisCluster.start(true)) {
      for (String key : new String[] {"a", "b", "c", "{room}x"}) {
        cluster.nodeOf(key).call("SET", key, "v");
      }

      cluster.node(1).kill();
      cluster.restart(1);

      assertThat(cluster.nodeOf("a").call("GET", "a")).isEqualTo("v");
      assertThat(cluster.nodeOf("{room}x").call("GET", "{room}x")).isEqualTo("v");
    }
  }
}
