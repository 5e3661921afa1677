package dev.parley.presence;

import dev.parley.config.ChatConfig;
import dev.parley.message.ErrorCode;
import dev.parley.message.LeaveReason;
import dev.parley.message.Refusal;
import dev.parley.name.Username;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One node alone: whoever this node has somewhere is there. Thread-safe. */
public final class MemoryPresenceManager implements PresenceManager {
  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  private final ConcurrentMap<String, MemoryPlace> rooms = new ConcurrentHashMap<>();
  private final int roomsMax;

  /** A manager of no places yet. */
  public MemoryPresenceManager(ChatConfig config) {
    this.roomsMax = config.roomsMax();
  }

  @Override
  public Place room(String room, Listener listener) {
    if (roomsMax > 0 && rooms.size() >= roomsMax) {
      return new MemoryPlace(
          listener, CompletableFuture.failedStage(roomsFull(roomsMax)), () -> {});
    }
    MemoryPlace place = new MemoryPlace(listener, DONE, () -> rooms.remove(room));
    rooms.put(room, place);
    return place;
  }

  @Override
  public Place online(Listener listener) {
    return new MemoryPlace(listener, DONE, () -> {});
  }

  @Override
  public CompletionStage<List<Occupancy>> busiest(int limit) {
    return CompletableFuture.completedStage(
        rooms.entrySet().stream()
            .map(room -> new Occupancy(room.getKey(), room.getValue().users.get()))
            .sorted(
                Comparator.comparingInt(Occupancy::count).reversed().thenComparing(Occupancy::room))
            .limit(limit)
            .toList());
  }

  /** Why another room cannot be opened. */
  public static Refusal roomsFull(int roomsMax) {
    return new Refusal(ErrorCode.ROOMS_FULL, "room", "the server has its " + roomsMax + " rooms");
  }

  private record MemoryPlace(
      Listener listener, CompletionStage<Void> open, Runnable onClose, AtomicInteger users)
      implements Place {

    MemoryPlace(Listener listener, CompletionStage<Void> open, Runnable onClose) {
      this(listener, open, onClose, new AtomicInteger());
    }

    @Override
    public CompletionStage<Void> enter(Username user) {
      users.incrementAndGet();
      listener.joined(user);
      return DONE;
    }

    @Override
    public void leave(Username user, LeaveReason reason) {
      users.decrementAndGet();
      listener.left(user, reason);
    }

    @Override
    public void signal(Signal signal) {
      // there is no other node
    }

    @Override
    public void close() {
      onClose.run();
    }
  }
}
