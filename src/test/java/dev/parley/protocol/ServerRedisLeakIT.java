package dev.parley.protocol;

import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisServer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;

/** The same with connections to a Redis, and the threads behind them. */
@Order(Integer.MAX_VALUE)
class ServerRedisLeakIT extends LeakContract {
  private static RedisServer redis;

  @Deployment(testable = false, managed = false, name = CHAT)
  static WebArchive parley() {
    redis = RedisServer.start(RedisBinary.EMBEDDED, false);
    return ParleyWar.with("chat.redis.url", redis.url());
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @Override
  protected int redeploys() {
    return 8; // each leaves ten threads where it leaves any
  }
}
