package dev.parley.room;

import dev.parley.message.ErrorCode;
import dev.parley.message.LeaveReason;
import dev.parley.message.Position;
import dev.parley.message.Refusal;
import dev.parley.name.Username;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Users coming to rooms and leaving them. Thread-safe: what concerns one user happens one step
 * after the other.
 */
final class Attendance {
  private final Services services;
  private final Users users;
  private final Rooms rooms;
  private final OnlineUsers online;

  Attendance(Services services, Users users, Rooms rooms, OnlineUsers online) {
    this.services = services;
    this.users = users;
    this.rooms = rooms;
    this.online = online;
  }

  /** The user has come online with this connection; completes when that is shown. */
  CompletionStage<Void> arrive(User user, Connection connection) {
    return user.inOrder(
        () ->
            connection.feed().hasEnded()
                ? done()
                : online.add(user.name(), connection).handle((shown, failure) -> null));
  }

  /**
   * Joins a room and queues the answer; joining again gives a fresh answer.
   *
   * @return fails with a refusal if the connection is in too many rooms, or the room cannot be had
   */
  CompletionStage<Void> join(
      User user,
      Connection connection,
      String room,
      @Nullable String re,
      @Nullable Position since) {
    return user.inOrder(
        () -> {
          Membership known = connection.feed().membership(room);
          if (known != null) {
            connection.answer(frame -> known.writeJoined(frame, re, since));
          }
          if (known != null || connection.feed().hasEnded()) {
            return done();
          }
          checkRooms(connection);
          return rooms
              .enter(room, user.name(), connection)
              .thenCompose(entered -> entered.prepareFor(since).thenApply(ready -> entered))
              .thenAccept(
                  entered -> {
                    Membership joined = new Membership(entered);
                    if (connection.feed().add(joined)) {
                      connection.answer(frame -> joined.writeJoined(frame, re, since));
                    } else { // it has ended meanwhile
                      entered.stopReading(connection);
                      entered.release(user.name(), connection, LeaveReason.DISCONNECTED);
                    }
                  });
        });
  }

  /**
   * Leaves a room with all of the user's connections; each that was in it is told.
   *
   * @return fails with a refusal if the asking connection is not in the room
   */
  CompletionStage<Void> leave(User user, Connection asking, String room, @Nullable String re) {
    return user.inOrder(
        () -> {
          Membership membership = asking.feed().membership(room);
          if (membership == null) {
            throw Refusals.notInRoom();
          }
          Room left = membership.room();
          return takeOut(user, left, asking, re).thenRun(() -> left.callOut(user.name()));
        });
  }

  /** The user has left the room on another node. */
  void leave(Room room, Username name) {
    User user = users.find(name);
    if (user != null) {
      user.inOrder(() -> takeOut(user, room, null, null));
    }
  }

  /**
   * A connection has ended and leaves what it was in.
   *
   * @param orderly whether at once, or after the grace in which the user may come back; whoever
   *     leaves on purpose with the last connection does not come back with those lost before
   */
  void depart(User user, Connection connection, boolean orderly) {
    connection.feed().left().forEach(membership -> membership.room().stopReading(connection));
    if (orderly) {
      user.inOrder(() -> departNow(user, connection));
    } else {
      user.inOrder(() -> departLater(user, connection));
      services.clock().after(services.config().presenceGrace(), () -> giveUp(user, connection));
    }
  }

  private CompletionStage<Void> departNow(User user, Connection connection) {
    if (user.connections().isEmpty()) {
      user.takeLost().forEach(lost -> release(user, lost, LeaveReason.LEFT));
    }
    release(user, connection, LeaveReason.LEFT);
    return done();
  }

  private static CompletionStage<Void> departLater(User user, Connection connection) {
    user.lose(connection);
    return done();
  }

  /** The grace is over. */
  private void giveUp(User user, Connection connection) {
    user.inOrder(
        () -> {
          user.giveUp(connection);
          release(user, connection, LeaveReason.DISCONNECTED);
          return done();
        });
  }

  private void release(User user, Connection connection, LeaveReason reason) {
    connection
        .feed()
        .left()
        .forEach(membership -> membership.room().release(user.name(), connection, reason));
    online.remove(user.name(), connection);
  }

  /** Takes a user out of a room, who still gets all that was posted there before. */
  private static CompletionStage<Void> takeOut(
      User user, Room room, @Nullable Connection asking, @Nullable String re) {
    return room.catchUp().thenRun(() -> takeOutNow(user, room, asking, re));
  }

  private static void takeOutNow(
      User user, Room room, @Nullable Connection asking, @Nullable String re) {
    List<Connection> members = new ArrayList<>();
    for (Connection connection : user.connections()) {
      Membership left = connection.feed().remove(room.name());
      if (left != null) {
        room.stopReading(connection);
        connection.answer(frame -> left.writeLeft(frame, connection == asking ? re : null));
        members.add(connection);
      }
    }
    room.leave(user.name());
    members.forEach(Connection::wake);
  }

  private void checkRooms(Connection connection) throws Refusal {
    int limit = services.config().roomsPerConnection();
    if (limit > 0 && connection.feed().membershipCount() >= limit) {
      throw new Refusal(ErrorCode.ROOM_LIMIT, "room", "a connection can be in " + limit + " rooms");
    }
  }

  private static CompletionStage<Void> done() {
    return CompletableFuture.completedStage(null);
  }
}
