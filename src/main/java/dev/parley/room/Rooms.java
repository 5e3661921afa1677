package dev.parley.room;

import dev.parley.broker.Broker;
import dev.parley.config.ChatConfig;
import dev.parley.delivery.StallWatch;
import dev.parley.message.ErrorCode;
import dev.parley.message.Refusal;
import dev.parley.message.ServerMessage.RoomSummary;
import dev.parley.runtime.ChatClock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;

/**
 * The rooms of this node. A room comes to exist when it is first joined and is forgotten when it
 * was empty for a while. Thread-safe: entering and forgetting a room are steps of the map.
 */
final class Rooms {
  private static final int LISTED = 100;

  private final ConcurrentMap<String, Room> rooms = new ConcurrentHashMap<>();
  private final Broker broker;
  private final ChatConfig config;
  private final ChatClock clock;
  private final Executor workers;
  private final StallWatch stalls;

  Rooms(Broker broker, ChatConfig config, ChatClock clock, Executor workers, StallWatch stalls) {
    this.broker = broker;
    this.config = config;
    this.clock = clock;
    this.workers = workers;
    this.stalls = stalls;
  }

  /**
   * Brings a connection of a user into a room.
   *
   * @param name the canonical name
   * @throws Refusal if the server has too many rooms for a new one
   */
  Room enter(String name, User user, Connection connection) throws Refusal {
    Room entered =
        rooms.compute(
            name,
            (key, known) -> {
              Room room = known == null && !isFull() ? create(name) : known;
              if (room != null) {
                room.enter(user.name(), connection);
              }
              return room;
            });
    if (entered == null) {
      throw new Refusal(
          ErrorCode.ROOMS_FULL, "room", "the server has its " + config.roomsMax() + " rooms");
    }
    return entered;
  }

  /** The busiest rooms first, at most {@value #LISTED}. */
  List<RoomSummary> busiest() {
    return rooms.values().stream()
        .map(room -> new RoomSummary(room.name(), room.count()))
        .sorted(
            Comparator.comparingInt(RoomSummary::count).reversed().thenComparing(RoomSummary::room))
        .limit(LISTED)
        .toList();
  }

  private Room create(String name) {
    return new Room(
        name,
        broker,
        clock,
        workers,
        stalls,
        config.historySize(),
        config.typingExpiry(),
        emptySince -> clock.after(config.roomsIdle(), () -> forget(name, emptySince)));
  }

  private void forget(String name, long emptySince) {
    rooms.computeIfPresent(
        name,
        (key, room) -> {
          if (room.isEmptySince(emptySince)) {
            room.close();
            return null;
          }
          return room;
        });
  }

  private boolean isFull() {
    return config.roomsMax() > 0 && rooms.size() >= config.roomsMax();
  }
}
