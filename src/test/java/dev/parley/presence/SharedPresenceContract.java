package dev.parley.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.message.LeaveReason;
import dev.parley.redis.RedisNode;
import dev.parley.redis.RedisNodes;
import org.junit.jupiter.api.Test;

/** What every presence manager promises that several nodes share. */
abstract class SharedPresenceContract extends PresenceContract {

  /** The nodes and what they share. */
  protected abstract RedisNodes<?> nodes();

  @Override
  protected final PresenceManager manager() {
    return node().presence();
  }

  protected final RedisNode node() {
    return nodes().node("chat.rooms.max", String.valueOf(ROOMS_MAX), "chat.node.lease", "1s");
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
  void shouldShowWhoTypesToANodeThatComesLater() throws Exception {
    PresenceManager.Place atOne = open(manager(), "java", new Heard());
    ok(atOne.enter(ADA));
    ok(atOne.enter(BOB));
    atOne.signal(new Signal(Signal.Kind.TYPING, ADA));
    atOne.signal(new Signal(Signal.Kind.TYPING, BOB));
    atOne.leave(BOB, LeaveReason.LEFT);
    ok(atOne.enter(BOB));

    Heard later = new Heard();
    PresenceManager.Place atTwo = open(manager(), "java", later);
    assertThat(later.told()).containsExactly("+Ada", "+Bob", "types Ada");

    atOne.signal(new Signal(Signal.Kind.NOT_TYPING, ADA));
    await().until(() -> later.told().contains("NOT_TYPING Ada"));
    atTwo.close();
    Heard last = new Heard();
    open(manager(), "java", last);
    assertThat(last.told()).containsExactly("+Ada", "+Bob");
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
}
