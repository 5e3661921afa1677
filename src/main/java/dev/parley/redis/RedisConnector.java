package dev.parley.redis;

import dev.parley.runtime.ChatClock;
import dev.parley.runtime.ChatClock.Cancellable;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens the two connections to Redis, again and again until it has both. It belongs to the Redis
 * thread, on which it also tells.
 */
final class RedisConnector {
  private static final Duration RETRY = Duration.ofMillis(500);

  /** For all steps of an attempt together, each of which has a limit of its own. */
  private static final Duration ATTEMPT = Duration.ofSeconds(10);

  private final RedisServers servers;
  private final RedisThread thread;
  private final ChatClock clock;
  private final Consumer<Connections> onSuccess;
  private final Consumer<Throwable> onFailure;

  private @Nullable CompletableFuture<RedisClusterAsyncCommands<String, String>> commands;
  private boolean closed;

  /** One for commands, one for what is published. */
  record Connections(
      RedisClusterAsyncCommands<String, String> commands,
      StatefulRedisPubSubConnection<String, String> published) {}

  /**
   * One that has not begun.
   *
   * @param onSuccess is told once
   * @param onFailure is told of each attempt that fails, before the next
   */
  RedisConnector(
      RedisServers servers,
      RedisThread thread,
      ChatClock clock,
      Consumer<Connections> onSuccess,
      Consumer<Throwable> onFailure) {
    this.servers = servers;
    this.thread = thread;
    this.clock = clock;
    this.onSuccess = onSuccess;
    this.onFailure = onFailure;
  }

  /** Begins an attempt. */
  void connect() {
    if (closed) {
      return;
    }
    bounded(RedisThread.begin(this::open))
        .whenComplete((opened, failure) -> thread.tell(() -> attempted(opened, failure)));
  }

  /** No further attempt begins. */
  void close() {
    closed = true;
  }

  /** Whether none will. */
  boolean isClosed() {
    return closed;
  }

  private void attempted(Connections opened, @Nullable Throwable failure) {
    if (failure == null) {
      onSuccess.accept(opened);
      return;
    }
    try {
      onFailure.accept(failure);
    } finally {
      thread.after(RETRY, this::connect);
    }
  }

  /** Has it fail where it does not end; what it opens after that is closed. */
  private CompletionStage<Connections> bounded(CompletionStage<Connections> attempt) {
    CompletableFuture<Connections> bounded = new CompletableFuture<>();
    Cancellable limit =
        clock.after(
            ATTEMPT,
            () -> bounded.completeExceptionally(new TimeoutException("connecting does not end")));
    attempt.whenComplete(
        (opened, failure) -> {
          limit.cancel();
          if (failure != null) {
            bounded.completeExceptionally(failure);
          } else if (!bounded.complete(opened)) {
            thread.call(() -> opened.published().closeAsync());
          }
        });
    return bounded;
  }

  private CompletionStage<Connections> open() {
    return openCommands()
        .thenCompose(
            opened ->
                servers.connectPublished().thenApply(listens -> new Connections(opened, listens)));
  }

  /** Goes on with what an earlier attempt has opened, where only the other connection failed. */
  private CompletionStage<RedisClusterAsyncCommands<String, String>> openCommands() {
    var known = commands;
    if (known == null || !known.isDone() || known.isCompletedExceptionally()) {
      known = servers.connect().toCompletableFuture();
      commands = known;
    }
    return known;
  }
}
