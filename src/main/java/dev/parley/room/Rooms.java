package dev.parley.room;

import dev.parley.message.LeaveReason;
import dev.parley.message.ServerMessage.RoomSummary;
import dev.parley.name.Username;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that are open on this node. A room comes to exist when it is first joined, and is
 * closed when nobody here was in it for a while. Thread-safe: coming to a room and closing it are
 * steps of the map.
 */
final class Rooms implements Room.Owner {
  private static final int LISTED = 100;

  private final ConcurrentMap<String, Room> rooms = new ConcurrentHashMap<>();
  private final Services services;
  private final BiConsumer<Room, Username> onCalledOut;

  /**
   * No rooms yet.
   *
   * @param onCalledOut told when a user has left a room on another node, with all connections
   */
  Rooms(Services services, BiConsumer<Room, Username> onCalledOut) {
    this.services = services;
    this.onCalledOut = onCalledOut;
  }

  /**
   * Brings a connection of a user into a room.
   *
   * @param name the canonical name
   * @return completes when the user is in the room; fails with a refusal if there are too many
   *     rooms for a new one, or the room cannot be reached
   */
  CompletionStage<Room> enter(String name, Username user, Connection connection) {
    Room room =
        rooms.compute(
            name,
            (key, known) -> {
              Room open = known == null ? new Room(name, services, this) : known;
              open.add(user, connection);
              return open;
            });
    return room.open()
        .whenComplete((open, failure) -> closeIf(failure != null, room))
        .thenCompose(open -> room.enter(user))
        .whenComplete((entered, failure) -> takeBackIf(failure != null, room, user, connection))
        .thenApply(entered -> room);
  }

  /** The rooms with the most users on all nodes first, at most {@value #LISTED}. */
  CompletionStage<List<RoomSummary>> busiest() {
    return services
        .presence()
        .busiest(LISTED)
        .thenApply(
            rooms ->
                rooms.stream().map(room -> new RoomSummary(room.room(), room.count())).toList());
  }

  /** How many are open here. */
  int count() {
    return rooms.size();
  }

  /** How many messages their logs hold. */
  long messagesKept() {
    return rooms.values().stream().mapToLong(room -> room.messages().size()).sum();
  }

  @Override
  public void emptied(Room room, long sinceMillis) {
    if (rooms.get(room.name()) != room) {
      return; // it could not be opened, and is closed already
    }
    services
        .clock()
        .after(
            services.broker().linger(),
            () ->
                rooms.computeIfPresent(
                    room.name(),
                    (key, open) ->
                        open == room && room.isEmptySince(sinceMillis) ? closed(room) : open));
  }

  @Override
  public void calledOut(Room room, Username user) {
    onCalledOut.accept(room, user);
  }

  private void closeIf(boolean failed, Room room) {
    if (failed) {
      rooms.computeIfPresent(room.name(), (key, open) -> open == room ? closed(room) : open);
    }
  }

  private static void takeBackIf(boolean failed, Room room, Username user, Connection connection) {
    if (failed) {
      room.stopReading(connection);
      room.release(user, connection, LeaveReason.LEFT);
    }
  }

  private static @Nullable Room closed(Room room) {
    room.close();
    return null; // which removes it from the map
  }
}
