package dev.parley.redis;

import dev.parley.runtime.ChatClock;
import dev.parley.runtime.LogLine;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The two connections to Redis: one for commands, one for what is published. It connects by itself,
 * again and again until it succeeds, and again when a connection is lost. Whatever is asked of it
 * fails within {@link RedisServers#TIMEOUT}, and nothing is sent twice. It belongs to the Redis
 * thread, on which it also answers and tells.
 */
final class RedisLink {
  private static final Logger LOG = System.getLogger(RedisLink.class.getName());

  /** Read with this class, that is, as the application starts: one that is missing ends that. */
  private static final List<Script> SCRIPTS = List.of(Script.values());

  private final RedisServers servers;
  private final RedisThread thread;
  private final RedisConnector connector;
  private final Listener listener;

  private @Nullable RedisClusterAsyncCommands<String, String> commands;
  private @Nullable StatefulRedisPubSubConnection<String, String> published;
  private CompletableFuture<RedisClusterAsyncCommands<String, String>> first =
      new CompletableFuture<>(); // what is asked for before waits for the first attempt to connect
  private boolean disordered; // scripts are being loaded because some were not known
  private volatile boolean answering; // written by the Redis thread alone
  private boolean away;

  /** Is told on the Redis thread. */
  interface Listener {
    /** A connection is there, for the first time or again. */
    void connected();

    /** What is published to the channel comes from now on. */
    void subscribed(String channel);

    /** Something was published. */
    void message(String channel, String message);

    /** Scripts have overtaken others: what they have done may be wrong. */
    void disordered();
  }

  RedisLink(RedisServers servers, RedisThread thread, ChatClock clock, Listener listener) {
    this.servers = servers;
    this.thread = thread;
    this.listener = listener;
    this.connector = new RedisConnector(servers, thread, clock, this::opened, this::failed);
  }

  /** Whether Redis has answered what it was asked last; thread-safe. */
  boolean answers() {
    return answering;
  }

  /** Begins to connect. */
  void start() {
    servers.onStateChange(new StateListener());
    connector.connect();
  }

  /** Runs a script; fails with a refusal if there is no answer. */
  CompletionStage<List<Object>> eval(Script script, List<String> keys, String... args) {
    String[] names = keys.toArray(String[]::new);
    return command(
            redis ->
                redis.<List<Object>>evalsha(script.digest(), ScriptOutputType.MULTI, names, args))
        .exceptionallyCompose(
            failure ->
                failure.getCause() instanceof RedisNoScriptException
                    ? evalLate(script, names, args)
                    : CompletableFuture.failedStage(failure))
        .exceptionallyCompose(RedisLink::refused);
  }

  /**
   * Runs a script that Redis does not know, as after a failover: others have gone before it
   * meanwhile.
   */
  private CompletionStage<List<Object>> evalLate(Script script, String[] keys, String[] args) {
    if (!disordered) {
      disordered = true;
      loadScripts()
          .whenComplete(
              (loaded, failure) -> {
                disordered = false;
                listener.disordered();
              });
    }
    return command(
        redis -> redis.<List<Object>>eval(script.text(), ScriptOutputType.MULTI, keys, args));
  }

  /** Has Redis know the scripts before they are run. */
  private CompletionStage<Void> loadScripts() {
    return CompletableFuture.allOf(
        SCRIPTS.stream()
            .map(script -> command(redis -> redis.scriptLoad(script.text())).toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  /** Runs a command; fails with a refusal if there is no answer. */
  <T> CompletionStage<T> run(
      Function<RedisClusterAsyncCommands<String, String>, ? extends CompletionStage<T>> command) {
    return command(command).exceptionallyCompose(RedisLink::refused);
  }

  /** Has what is published to a channel told from when {@link Listener#subscribed} is. */
  CompletionStage<Void> subscribe(String channel) {
    StatefulRedisPubSubConnection<String, String> connection = published;
    return connection == null
        ? CompletableFuture.failedStage(RedisThread.unavailable())
        : onThread(() -> servers.subscribe(connection, channel))
            .exceptionallyCompose(RedisLink::refused);
  }

  /** Has what is published to a channel no longer told. */
  void unsubscribe(String channel) {
    StatefulRedisPubSubConnection<String, String> connection = published;
    if (connection != null) {
      onThread(() -> servers.unsubscribe(connection, channel))
          .exceptionally(failure -> null); // what is told for nothing does no harm
    }
  }

  /** The end of both connections. */
  void close() {
    connector.close();
  }

  private void failed(Throwable failure) {
    LOG.log(Level.DEBUG, "Redis cannot be reached", failure);
    tellAway(
        new LogLine("Redis cannot be reached, and is tried until it can")
            .with("why", root(failure)));
    CompletableFuture<RedisClusterAsyncCommands<String, String>> failed = first;
    first = new CompletableFuture<>();
    failed.completeExceptionally(failure);
  }

  private void opened(RedisConnector.Connections connections) {
    commands = connections.commands();
    published = connections.published();
    published.addListener(new PublishedListener());
    try {
      connected();
    } finally {
      first.complete(commands);
    }
  }

  private void connected() {
    tellBack();
    loadScripts(); // what follows on the connection finds them
    listener.connected();
  }

  private <T> CompletionStage<T> command(
      Function<RedisClusterAsyncCommands<String, String>, ? extends CompletionStage<T>> command) {
    RedisClusterAsyncCommands<String, String> redis = commands;
    return redis == null
        ? first.thenCompose(connected -> onThread(() -> command.apply(connected)))
        : onThread(() -> command.apply(redis));
  }

  /** Has the outcome come on the Redis thread. */
  private <T> CompletionStage<T> onThread(Supplier<? extends CompletionStage<T>> command) {
    return RedisThread.begin(command)
        .handleAsync(
            (result, failure) -> {
              answering = failure == null || failure instanceof RedisCommandExecutionException;
              return failure == null
                  ? CompletableFuture.completedStage(result)
                  : CompletableFuture.<T>failedStage(failure);
            },
            thread)
        .thenCompose(Function.identity());
  }

  private static <T> CompletionStage<T> refused(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    LOG.log(Level.DEBUG, "Redis did not answer", cause);
    return CompletableFuture.failedStage(RedisThread.unavailable());
  }

  private void tellAway(LogLine line) {
    answering = false;
    if (!away && !connector.isClosed()) {
      away = true;
      LOG.log(Level.WARNING, line.with("redis", servers).toString());
    }
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private void tellBack() {
    if (away) {
      away = false;
      LOG.log(Level.INFO, new LogLine("Redis is connected").with("redis", servers).toString());
    }
  }

  private final class PublishedListener extends RedisPubSubAdapter<String, String> {
    @Override
    public void message(String channel, String message) {
      thread.offer(() -> listener.message(channel, message));
    }

    @Override
    public void smessage(String channel, String message) {
      message(channel, message);
    }

    @Override
    public void subscribed(String channel, long count) {
      thread.tell(() -> listener.subscribed(channel));
    }

    @Override
    public void ssubscribed(String channel, long count) {
      subscribed(channel, count);
    }
  }

  /**
   * A cluster has more connections than ours: some are opened for a look at it and closed again.
   */
  private final class StateListener implements RedisConnectionStateListener {
    private final Set<RedisChannelHandler<?, ?>> lost = new HashSet<>(); // the Redis thread's

    @Override
    public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress address) {
      thread.tell(
          () -> {
            if (lost.remove(connection)) {
              connected();
            }
          });
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
      boolean onPurpose = connection.isClosed();
      thread.tell(
          () -> {
            if (!onPurpose) {
              lost.add(connection);
              tellAway(new LogLine("Redis is lost, and is tried until it is back"));
            }
          });
    }
  }
}
