package dev.parley.room;

import dev.parley.config.ChatConfig;
import dev.parley.message.ErrorCode;
import dev.parley.message.LeaveReason;
import dev.parley.message.Position;
import dev.parley.message.Refusal;
import dev.parley.message.ServerMessage;
import dev.parley.runtime.ChatClock;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Users coming to rooms and leaving them. Thread-safe: what concerns one user happens under the
 * user's monitor, one step after the other; nothing is sent under it.
 */
final class Attendance {
  private final Rooms rooms;
  private final OnlineUsers online;
  private final ChatConfig config;
  private final ChatClock clock;

  Attendance(Rooms rooms, OnlineUsers online, ChatConfig config, ChatClock clock) {
    this.rooms = rooms;
    this.online = online;
    this.config = config;
    this.clock = clock;
  }

  /** The user has come online with this connection. */
  void arrive(User user, Connection connection) {
    synchronized (user) {
      if (!connection.hasEnded()) {
        online.add(user.name(), connection);
      }
    }
  }

  /**
   * Joins a room and queues the answer; joining again gives a fresh answer.
   *
   * @throws Refusal if the connection is in too many rooms, or the server has too many
   */
  void join(
      User user, Connection connection, String room, @Nullable String re, @Nullable Position since)
      throws Refusal {
    synchronized (user) {
      if (connection.hasEnded()) {
        return;
      }
      Membership membership = connection.membership(room);
      if (membership == null) {
        int limit = config.roomsPerConnection();
        if (limit > 0 && connection.membershipCount() >= limit) {
          throw new Refusal(
              ErrorCode.ROOM_LIMIT, "room", "a connection can be in " + limit + " rooms");
        }
        membership = new Membership(rooms.enter(room, user, connection));
        connection.add(membership);
      }
      Membership joined = membership;
      connection.answer(frame -> joined.writeJoined(frame, re, since));
    }
  }

  /**
   * Leaves a room with all of the user's connections; each that was in it is told.
   *
   * @throws Refusal if the asking connection is not in the room
   */
  void leave(User user, Connection asking, String room, @Nullable String re) throws Refusal {
    synchronized (user) {
      Membership membership = asking.membership(room);
      if (membership == null) {
        throw Refusals.notInRoom();
      }
      for (Connection connection : user.connections()) {
        if (connection.remove(room)) {
          membership.room().stopReading(connection);
          String answered = connection == asking ? re : null;
          connection.answer(new ServerMessage.LeftRoom(answered, room));
        }
      }
      membership.room().leave(user.name());
    }
    user.connections().forEach(Connection::wake);
  }

  /**
   * A connection has ended and leaves what it was in.
   *
   * @param orderly whether at once, or after the grace in which the user may come back
   */
  void depart(User user, Connection connection, Collection<Membership> left, boolean orderly) {
    left.forEach(membership -> membership.room().stopReading(connection));
    if (orderly) {
      depart(user, connection, left, LeaveReason.LEFT);
    } else {
      clock.after(
          config.presenceGrace(), () -> depart(user, connection, left, LeaveReason.DISCONNECTED));
    }
  }

  private void depart(
      User user, Connection connection, Collection<Membership> left, LeaveReason reason) {
    synchronized (user) {
      left.forEach(membership -> membership.room().release(user.name(), connection, reason));
      online.remove(user.name(), connection);
    }
  }
}
