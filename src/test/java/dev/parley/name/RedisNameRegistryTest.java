package dev.parley.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisNodes;
import dev.parley.redis.RedisServer;
import java.util.List;
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
  void shouldNoteNoNameOfANodeThatItNoLongerHas() throws Exception {
    NameRegistry one = registry();
    NameRegistry.Claim claim = claim(one, ADA, null, "1");
    assertTaken(one.claim(ALSO_ADA, Token.create(), "2", () -> {}));
    assertThat(notedNames()).hasToString("[ada]");

    one.release(ADA, claim.token(), "1");

    await().untilAsserted(() -> assertThat(notedNames()).isEmpty());
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

  private static List<?> notedNames() {
    return ((List<?>) NODES.redis().call("KEYS", "parley:{node:*}:names"))
        .stream()
            .flatMap(key -> ((List<?>) NODES.redis().call("SMEMBERS", (String) key)).stream())
            .toList();
  }
}
