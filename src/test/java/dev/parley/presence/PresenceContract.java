package dev.parley.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.message.ErrorCode;
import dev.parley.message.LeaveReason;
import dev.parley.message.Refusal;
import dev.parley.name.Username;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every presence manager promises. */
abstract class PresenceContract {
  protected static final Username ADA = new Username("Ada", "ada");
  protected static final Username BOB = new Username("Bob", "bob");
  protected static final int ROOMS_MAX = 3;

  /** The manager to test, empty, for at most {@link #ROOMS_MAX} rooms. */
  protected abstract PresenceManager manager();

  @Test
  void shouldTellWhoComesAndGoes() throws Exception {
    Heard heard = new Heard();
    PresenceManager.Place room = open(manager(), "java", heard);

    ok(room.enter(ADA));
    assertThat(heard.told()).as("before the entering has completed").containsExactly("+Ada");
    ok(room.enter(BOB));
    room.leave(ADA, LeaveReason.LEFT);
    room.leave(BOB, LeaveReason.DISCONNECTED);

    await()
        .untilAsserted(
            () ->
                assertThat(heard.told())
                    .containsExactly("+Ada", "+Bob", "-Ada left", "-Bob disconnected"));
  }

  @Test
  void shouldKeepRoomsAndBeingOnlineApart() throws Exception {
    PresenceManager manager = manager();
    Heard java = new Heard();
    Heard online = new Heard();
    PresenceManager.Place room = open(manager, "java", java);
    PresenceManager.Place everywhere = manager.online(online);
    ok(everywhere.open());

    ok(everywhere.enter(BOB));
    ok(room.enter(ADA));

    assertThat(java.told()).containsExactly("+Ada");
    assertThat(online.told()).containsExactly("+Bob");
  }

  @Test
  void shouldListTheBusiestRoomsFirst() throws Exception {
    PresenceManager manager = manager();
    open(manager, "empty", new Heard());
    ok(open(manager, "java", new Heard()).enter(ADA));
    PresenceManager.Place lobby = open(manager, "lobby", new Heard());
    ok(lobby.enter(ADA));
    ok(lobby.enter(BOB));

    await()
        .untilAsserted(
            () ->
                assertThat(ok(manager.busiest(2)))
                    .containsExactly(
                        new PresenceManager.Occupancy("lobby", 2),
                        new PresenceManager.Occupancy("java", 1)));
    assertThat(ok(manager.busiest(100))).hasSize(3);
  }

  @Test
  void shouldRefuseRoomsBeyondTheMost() throws Exception {
    PresenceManager manager = manager();
    for (int i = 0; i < ROOMS_MAX; i++) {
      open(manager, "room" + i, new Heard());
    }

    assertThat(manager.room("another", new Heard()).open().toCompletableFuture())
        .failsWithin(5, TimeUnit.SECONDS)
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.answer(null).code()).isEqualTo(ErrorCode.ROOMS_FULL));
  }

  protected static PresenceManager.Place open(
      PresenceManager manager, String room, PresenceManager.Listener listener) throws Exception {
    PresenceManager.Place place = manager.room(room, listener);
    ok(place.open());
    return place;
  }

  protected static <T> T ok(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(5, TimeUnit.SECONDS);
  }
}
