package dev.parley.redis;

import dev.parley.presence.MemoryPresenceManager;
import dev.parley.presence.PresenceManager;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ZAddArgs;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Knows who is where through Redis: each node says whom it has, and follows what others say. */
final class RedisPresenceManager implements PresenceManager {
  /** Empty rooms looked at in one round. */
  private static final int SWEPT = 20;

  private final RedisContext redis;
  private int swept; // the Redis thread's

  RedisPresenceManager(RedisContext redis) {
    this.redis = redis;
  }

  @Override
  public Place room(String room, Listener listener) {
    String base = redis.keys().room(room);
    return new PlaceReplica(
        redis, base, listener, count -> note(base, count), () -> register(base));
  }

  @Override
  public Place online(Listener listener) {
    return new PlaceReplica(
        redis,
        redis.keys().online(),
        listener,
        count -> {},
        () -> CompletableFuture.completedStage(null));
  }

  @Override
  public CompletionStage<List<Occupancy>> busiest(int limit) {
    return redis
        .thread()
        .ask(
            () ->
                redis
                    .link()
                    .run(
                        commands ->
                            commands.zrevrangeWithScores(redis.keys().rooms(), 0, limit - 1L))
                    .thenApply(
                        rooms ->
                            rooms.stream()
                                .map(
                                    room ->
                                        new Occupancy(
                                            Keys.name(room.getValue()), (int) room.getScore()))
                                .sorted(
                                    Comparator.comparingInt(Occupancy::count)
                                        .reversed()
                                        .thenComparing(Occupancy::room))
                                .toList()));
  }

  private CompletionStage<Void> register(String base) {
    int most = redis.config().roomsMax();
    return redis
        .link()
        .eval(Script.REGISTER, List.of(redis.keys().rooms()), base, String.valueOf(most))
        .thenCompose(
            answer ->
                answer.get(0).equals("open")
                    ? CompletableFuture.completedStage(null)
                    : CompletableFuture.failedStage(MemoryPresenceManager.roomsFull(most)));
  }

  /** Notes how many users a place has, if it is a room that is known. */
  void note(String base, int count) {
    redis
        .link()
        .run(commands -> commands.zadd(redis.keys().rooms(), ZAddArgs.Builder.xx(), count, base));
  }

  /** Forgets some of the rooms that have been empty for their idle time. */
  void sweep() {
    redis
        .link()
        .run(
            commands ->
                commands.zrangebyscore(
                    redis.keys().rooms(), Range.create(0, 0), Limit.create(swept, SWEPT)))
        .thenAccept(
            empty -> {
              swept = empty.size() < SWEPT ? 0 : swept + SWEPT;
              empty.forEach(this::forgetIfGone);
            })
        .exceptionally(failure -> null);
  }

  private void forgetIfGone(String base) {
    redis
        .link()
        .run(commands -> commands.exists(base + ":meta"))
        .thenAccept(
            found -> {
              if (found == 0) {
                redis.link().run(commands -> commands.zrem(redis.keys().rooms(), base));
              }
            })
        .exceptionally(failure -> null);
  }
}
