package dev.parley.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisNodes;
import dev.parley.redis.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisPresenceManagerTest extends SharedPresenceContract {
  @RegisterExtension
  static final RedisNodes<RedisServer> NODES = RedisNodes.on(RedisBinary.EMBEDDED);

  private static final Duration THREE_LEASES = Duration.ofSeconds(3);

  @Override
  protected RedisNodes<?> nodes() {
    return NODES;
  }

  @Test
  void shouldDeclareNobodyGoneWhileRedisIsAway() throws Exception {
    Heard heard = new Heard();
    PresenceManager.Place atOne = open(manager(), "java", heard);
    PresenceManager.Place atTwo = open(manager(), "java", new Heard());
    ok(atOne.enter(ADA));
    ok(atTwo.enter(BOB));

    NODES.redis().pause();
    await().during(THREE_LEASES).until(() -> heard.told().size() == 2);
    NODES.redis().resume();

    await().untilAsserted(() -> ok(atOne.enter(ADA)));
    Heard later = new Heard();
    open(manager(), "java", later);
    assertThat(later.told()).containsExactlyInAnyOrder("+Ada", "+Bob");
    assertThat(heard.told()).containsExactly("+Ada", "+Bob");
  }

  @Test
  void shouldPutPresenceBackAfterRedisHasLostIt() throws Exception {
    Heard heard = new Heard();
    PresenceManager.Place atOne = open(manager(), "java", heard);
    PresenceManager.Place atTwo = open(manager(), "java", new Heard());
    ok(atOne.enter(ADA));
    ok(atTwo.enter(BOB));

    NODES.redis().restartEmpty();

    await()
        .untilAsserted(
            () -> {
              Heard later = new Heard();
              open(manager(), "java", later).close();
              assertThat(later.told()).containsExactlyInAnyOrder("+Ada", "+Bob");
            });
    assertThat(heard.told()).doesNotContain("-Bob disconnected");
  }
}
