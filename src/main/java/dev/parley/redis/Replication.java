package dev.parley.redis;

import dev.parley.message.Refusal;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Waits until replicas of Redis have what was written, where {@code chat.redis.replicas} asks for
 * that. WAIT holds up all that follows on its connection, and speaks only of what was written on
 * it: so each server has a connection for this alone, on which a little is written first. Who asks
 * while one WAIT is under way shares the next. It belongs to the Redis thread.
 */
final class Replication {
  /** How long copying may take; after {@link RedisServers#TIMEOUT} still less than 2 s. */
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private static final SetArgs SOON_FORGOTTEN = SetArgs.Builder.ex(60);

  private final RedisContext redis;
  private final int replicas;
  private final Map<String, Line> lines = new HashMap<>();

  Replication(RedisContext redis) {
    this.redis = redis;
    this.replicas = redis.config().redisReplicas();
  }

  /**
   * Completes when enough replicas have all that was written before to the slot of a channel or
   * place; fails with a refusal when they are not known to have it.
   */
  CompletionStage<Void> confirm(String base) {
    return replicas == 0
        ? CompletableFuture.completedStage(null)
        : lines.computeIfAbsent(redis.servers().keeperOf(base), Line::new).join(base);
  }

  /** Those who wait for the replicas of one server. */
  private final class Line {
    private final String keeper;
    private @Nullable CompletionStage<RedisClusterAsyncCommands<String, String>> connection;
    private @Nullable Round next;
    private boolean underWay;

    Line(String keeper) {
      this.keeper = keeper;
    }

    CompletionStage<Void> join(String base) {
      Round round = next == null ? new Round(base, new CompletableFuture<>()) : next;
      if (underWay) {
        next = round;
      } else {
        begin(round);
      }
      return round.confirmed();
    }

    private void begin(Round round) {
      underWay = true;
      connection()
          .thenCompose(commands -> copy(commands, round.base()))
          .handle((copies, failure) -> copies != null && copies >= replicas)
          .thenAcceptAsync(enough -> end(round, enough), redis.thread());
      redis.thread().after(PATIENCE, () -> round.end(false));
    }

    private CompletionStage<Long> copy(
        RedisClusterAsyncCommands<String, String> commands, String base) {
      CompletionStage<String> written = commands.set(base + ":copied", "", SOON_FORGOTTEN);
      return commands
          .waitForReplication(replicas, PATIENCE.toMillis())
          .thenCombine(written, (copies, done) -> copies);
    }

    private void end(Round round, boolean enough) {
      if (connection().toCompletableFuture().isCompletedExceptionally()) {
        connection = null; // it is tried again
      }
      round.end(enough);
      underWay = false;
      Round following = next;
      next = null;
      if (following != null) {
        begin(following);
      }
    }

    private CompletionStage<RedisClusterAsyncCommands<String, String>> connection() {
      if (connection == null) {
        connection = redis.servers().connectTo(keeper);
      }
      return connection;
    }
  }

  /**
   * One WAIT.
   *
   * @param base whoever began it
   */
  private record Round(String base, CompletableFuture<Void> confirmed) {
    void end(boolean enough) {
      if (enough) {
        confirmed.complete(null);
      } else {
        confirmed.completeExceptionally(
            Refusal.unavailable("too few copies of it were made in time; try again"));
      }
    }
  }
}
