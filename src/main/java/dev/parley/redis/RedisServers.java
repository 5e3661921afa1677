package dev.parley.redis;

import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Where Redis runs: one server, or those of a cluster. */
interface RedisServers {
  /** How long an answer may take. */
  Duration TIMEOUT = Duration.ofMillis(1500);

  /** The configured address. */
  static RedisServers of(String url) {
    return ClusterServers.isMeant(url) ? new ClusterServers(url) : new SingleServer(url);
  }

  /** Opens the connection for commands. */
  CompletionStage<RedisClusterAsyncCommands<String, String>> connect();

  /** Names the server that keeps a key now. */
  String keeperOf(String key);

  /** Opens one more connection for commands, to this server alone. */
  CompletionStage<RedisClusterAsyncCommands<String, String>> connectTo(String keeper);

  /** Opens the connection for what is published, after the one for commands. */
  CompletionStage<? extends StatefulRedisPubSubConnection<String, String>> connectPublished();

  /** Subscribes to a channel. */
  CompletionStage<Void> subscribe(
      StatefulRedisPubSubConnection<String, String> published, String channel);

  /** Unsubscribes from a channel. */
  CompletionStage<Void> unsubscribe(
      StatefulRedisPubSubConnection<String, String> published, String channel);

  /** The command by which scripts publish to what {@link #subscribe} subscribes to. */
  String publishCommand();

  /** Has a listener told of all connections' coming and going. */
  void onStateChange(RedisConnectionStateListener listener);

  /** Closes all connections and ends all threads, within a few seconds. */
  void close();
}
