package dev.parley.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.message.LeaveReason;
import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisNode;
import dev.parley.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisPresenceManagerTest extends PresenceContract {
  private static final Duration THREE_LEASES = Duration.ofSeconds(3);

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
  protected PresenceManager manager() {
    return node().presence();
  }

  private RedisNode node() {
    RedisNode node =
        new RedisNode(
            redis.url(), "chat.rooms.max", String.valueOf(ROOMS_MAX), "chat.node.lease", "1s");
    nodes.add(node);
    return node;
  }

  @Test
  void shouldShowWhoIsThereByOtherNodes() throws Exception {
    Heard here = new Heard();
    Heard there = new Heard();
    PresenceManager.Place atOne = open(manager(), "java", here);
    ok(atOne.enter(ADA));
    PresenceManager.Place atTwo = open(manager(), "java", there);
    ok(atTwo.enter(BOB));
    atOne.leave(ADA, LeaveReason.LEFT);

    await()
        .untilAsserted(
            () -> {
              assertThat(here.told()).containsExactly("+Ada", "+Bob", "-Ada left");
              assertThat(there.told()).isEqualTo(here.told());
            });
  }

  @Test
  void shouldTakeAUserOfTwoNodesForOne() throws Exception {
    Heard heard = new Heard();
    PresenceManager.Place atOne = open(manager(), "java", heard);
    PresenceManager.Place atTwo = open(manager(), "java", new Heard());
    ok(atOne.enter(ADA));
    ok(atTwo.enter(ADA));
    atOne.leave(ADA, LeaveReason.LEFT);
    ok(atOne.enter(BOB));
    atTwo.leave(ADA, LeaveReason.DISCONNECTED);

    await()
        .untilAsserted(
            () -> assertThat(heard.told()).containsExactly("+Ada", "+Bob", "-Ada disconnected"));
  }

  @Test
  void shouldSignalToTheOtherNodesAlone() throws Exception {
    Heard here = new Heard();
    Heard there = new Heard();
    PresenceManager.Place atOne = open(manager(), "java", here);
    open(manager(), "java", there);

    atOne.signal(new Signal(Signal.Kind.TYPING, ADA));

    await().untilAsserted(() -> assertThat(there.told()).containsExactly("TYPING Ada"));
    assertThat(here.told()).isEmpty();
  }

  @Test
  void shouldHaveUsersOfADeadNodeLeaveOnce() throws Exception {
    RedisNode dying = node();
    PresenceManager.Place atDying = open(dying.presence(), "java", new Heard());
    ok(atDying.enter(ADA));
    ok(atDying.enter(BOB));
    Heard here = new Heard();
    Heard there = new Heard();
    PresenceManager.Place atOne = open(manager(), "java", here);
    ok(atOne.enter(BOB));
    open(manager(), "java", there);

    dying.close();

    await().untilAsserted(() -> assertThat(here.told()).contains("-Ada node-lost"));
    atOne.leave(BOB, LeaveReason.LEFT);
    await().untilAsserted(() -> assertThat(there.told()).contains("-Bob left"));
    assertThat(here.told()).containsExactly("+Ada", "+Bob", "-Ada node-lost", "-Bob left");
  }

  @Test
  void shouldDeclareNobodyGoneWhileRedisIsAway() throws Exception {
    Heard heard = new Heard();
    PresenceManager.Place atOne = open(manager(), "java", heard);
    PresenceManager.Place atTwo = open(manager(), "java", new Heard());
    ok(atOne.enter(ADA));
    ok(atTwo.enter(BOB));

    redis.pause();
    await().during(THREE_LEASES).until(() -> heard.told().size() == 2);
    redis.resume();

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

    redis.restartEmpty();

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
