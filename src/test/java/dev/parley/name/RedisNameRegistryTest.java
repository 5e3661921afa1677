package dev.parley.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisNodes;
import dev.parley.redis.RedisServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisNameRegistryTest extends SharedNameContract {
  @RegisterExtension
  static final RedisNodes<RedisServer> NODES = RedisNodes.on(RedisBinary.EMBEDDED);

  @Override
  protected RedisNodes<?> nodes() {
    return NODES;
  }

  @Test
  void shouldKeepNoTokenThatCouldBeRead() throws Exception {
    String token = claim(registry(), ADA, null, "1").token().reveal();

    assertThat(NODES.redis().call("HGETALL", "parley:{user:ada}:name").toString())
        .contains("Ada")
        .doesNotContain(token);
  }

  @Test
  void shouldHoldNamesAgainAfterRedisHasLostThem() throws Exception {
    NameRegistry one = registry();
    NameRegistry two = registry();
    AtomicInteger lost = new AtomicInteger();
    ok(one.claim(ADA, null, "1", lost::incrementAndGet));

    NODES.redis().restartEmpty();

    await().ignoreExceptions().until(() -> ok(two.find(ADA)).isPresent());
    assertTaken(two.claim(ADA, null, "2", () -> {}));
    assertThat(lost).hasValue(0);
  }

  @Test
  void shouldTellThatANameWasLostToAnother() throws Exception {
    NameRegistry one = registry();
    AtomicInteger lost = new AtomicInteger();
    ok(one.claim(ADA, null, "1", lost::incrementAndGet));

    NODES.redis().call("HSET", "parley:{user:ada}:name", "token", "of another");
    NODES.redis().call("DEL", "parley:{nodes}:leases"); // the node must say all again

    await().ignoreExceptions().untilAsserted(() -> assertThat(lost).hasValue(1));
  }
}
