package dev.parley.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisNode;
import dev.parley.redis.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisNameRegistryTest extends NameContract {
  private static RedisServer redis;

  private final List<RedisNode> nodes = new ArrayList<>();

  @BeforeAll
  static void start() {
    redis = RedisServer.start(RedisBinary.EMBEDDED, false);
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @BeforeEach
  void empty() {
    redis.call("FLUSHALL");
  }

  @AfterEach
  void closeNodes() {
    nodes.forEach(RedisNode::close);
  }

  @Override
  protected NameRegistry registry() {
    return node().names();
  }

  @Override
  protected void passReservation() {
    // Redis has its own time
  }

  private RedisNode node() {
    RedisNode node =
        new RedisNode(redis.url(), "chat.name.reserved", "1s", "chat.node.lease", "1s");
    nodes.add(node);
    return node;
  }

  @Test
  void shouldHaveOneWinnerOfTwoNodes() throws Exception {
    NameRegistry one = registry();
    NameRegistry two = registry();
    for (int i = 0; i < 200; i++) {
      Username name = new Username("Ada" + i, "ada" + i);
      String id = "c" + i;

      List<CompletableFuture<NameRegistry.Claim>> claims =
          Stream.of(one, two)
              .map(each -> each.claim(name, null, id + each.hashCode(), () -> {}))
              .map(claim -> claim.toCompletableFuture())
              .toList();

      CompletableFuture.allOf(claims.toArray(CompletableFuture[]::new))
          .handle((done, failure) -> null)
          .join();
      assertThat(claims.stream().filter(claim -> !claim.isCompletedExceptionally())).hasSize(1);
    }
  }

  @Test
  void shouldCountConnectionsOfAllNodes() throws Exception {
    NameRegistry one = registry();
    NameRegistry two = registry();
    Token token = claim(one, ADA, null, "1").token();

    assertThat(claim(two, ALSO_ADA, token.reveal(), "2").connections()).isEqualTo(2);
    one.release(ADA, token, "1");
    await()
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertThat(claim(two, ADA, token.reveal(), "3").connections()).isEqualTo(2);
              two.release(ADA, token, "3");
            });
  }

  @Test
  void shouldKeepNoTokenThatCouldBeRead() throws Exception {
    String token = claim(registry(), ADA, null, "1").token().reveal();

    assertThat(redis.call("HGETALL", "parley:{user:ada}:name").toString())
        .contains("Ada")
        .doesNotContain(token);
  }

  @Test
  void shouldFreeNamesOfADeadNode() throws Exception {
    RedisNode dying = node();
    claim(dying.names(), ADA, null, "1");
    NameRegistry one = registry();
    dying.close();

    await()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(claim(one, ADA, null, "2").connections()).isEqualTo(1));
  }

  @Test
  void shouldHoldNamesAgainAfterRedisHasLostThem() throws Exception {
    NameRegistry one = registry();
    NameRegistry two = registry();
    AtomicInteger lost = new AtomicInteger();
    ok(one.claim(ADA, null, "1", lost::incrementAndGet));

    redis.restartEmpty();

    await().ignoreExceptions().until(() -> ok(two.find(ADA)).isPresent());
    assertTaken(two.claim(ADA, null, "2", () -> {}));
    assertThat(lost).hasValue(0);
  }

  @Test
  void shouldTellThatANameWasLostToAnother() throws Exception {
    NameRegistry one = registry();
    AtomicInteger lost = new AtomicInteger();
    ok(one.claim(ADA, null, "1", lost::incrementAndGet));

    redis.call("HSET", "parley:{user:ada}:name", "token", "of another");
    redis.call("DEL", "parley:{nodes}:leases"); // the node must say all again

    await().ignoreExceptions().untilAsserted(() -> assertThat(lost).hasValue(1));
  }
}
