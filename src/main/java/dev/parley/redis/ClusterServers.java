package dev.parley.redis;

import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.Partitions;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * A Redis Cluster. From Redis 7 on what is published goes to one shard and its subscribers only
 * (sharded pub/sub) instead of to every server.
 */
final class ClusterServers implements RedisServers {
  private static final String SCHEME_END = "-cluster://";

  /** Without sharded pub/sub. */
  private static final Pattern OLD = Pattern.compile("redis_version:[1-6]\\.");

  private final List<RedisURI> uris;
  private final ClientResources resources = LettuceSettings.resources();
  private final RedisClusterClient client;
  private final Queue<StatefulConnection<?, ?>> open = new ConcurrentLinkedQueue<>();
  private volatile boolean sharded = true;

  /** Knows {@code redis-cluster://user:password@host:port,host:port} and {@code rediss-cluster}. */
  ClusterServers(String url) {
    int end = url.indexOf(SCHEME_END);
    String scheme = url.substring(0, end) + "://";
    String rest = url.substring(end + SCHEME_END.length());
    int at = rest.lastIndexOf('@') + 1;
    uris =
        Arrays.stream(rest.substring(at).split(","))
            .map(host -> uri(scheme + rest.substring(0, at) + host.strip()))
            .toList();
    client = RedisClusterClient.create(resources, uris);
    client.setOptions(LettuceSettings.clusterOptions());
  }

  static boolean isMeant(String url) {
    return url.contains(SCHEME_END);
  }

  @Override
  public CompletionStage<RedisClusterAsyncCommands<String, String>> connect() {
    return client
        .refreshPartitionsAsync()
        .thenCompose(known -> client.connectAsync(StringCodec.UTF8))
        .thenApply(this::noted)
        .thenCompose(
            cluster -> connectToAll(cluster.getPartitions(), cluster::getConnectionAsync, cluster))
        .thenApply(StatefulRedisClusterConnection::async)
        .thenCompose(
            commands ->
                commands
                    .info("server")
                    .thenApply(
                        info -> {
                          sharded = !OLD.matcher(info).find();
                          return commands;
                        }));
  }

  @Override
  public String keeperOf(String key) {
    return client.getPartitions().getPartitionBySlot(SlotHash.getSlot(key)).getNodeId();
  }

  @Override
  public CompletionStage<RedisClusterAsyncCommands<String, String>> connectTo(String keeper) {
    return client
        .connectAsync(StringCodec.UTF8)
        .thenApply(this::noted)
        .thenCompose(cluster -> cluster.getConnectionAsync(keeper))
        .thenApply(StatefulRedisConnection::async);
  }

  @Override
  public CompletionStage<? extends StatefulRedisPubSubConnection<String, String>>
      connectPublished() {
    return client
        .connectPubSubAsync(StringCodec.UTF8)
        .thenApply(this::noted)
        .thenCompose(
            published -> {
              published.setNodeMessagePropagation(true);
              return connectToAll(
                  published.getPartitions(), published::getConnectionAsync, published);
            });
  }

  @Override
  public CompletionStage<Void> subscribe(
      StatefulRedisPubSubConnection<String, String> published, String channel) {
    return sharded ? published.async().ssubscribe(channel) : published.async().subscribe(channel);
  }

  @Override
  public CompletionStage<Void> unsubscribe(
      StatefulRedisPubSubConnection<String, String> published, String channel) {
    return sharded
        ? published.async().sunsubscribe(channel)
        : published.async().unsubscribe(channel);
  }

  @Override
  public String publishCommand() {
    return sharded ? "SPUBLISH" : "PUBLISH";
  }

  @Override
  public void onStateChange(RedisConnectionStateListener listener) {
    client.addListener(listener);
  }

  @Override
  public void close() {
    LettuceSettings.close(open, client, resources);
  }

  @Override
  public String toString() {
    return uris.stream().map(LettuceSettings::describe).toList().toString();
  }

  private <C extends StatefulConnection<?, ?>> C noted(C connection) {
    open.add(connection);
    return connection;
  }

  /**
   * Opens a connection to each server, since what is sent to one before that would be rejected; one
   * that is down does not keep us from the others.
   */
  private static <C> CompletionStage<C> connectToAll(
      Partitions servers,
      BiFunction<String, Integer, ? extends CompletableFuture<?>> connect,
      C cluster) {
    return CompletableFuture.allOf(
            servers.stream()
                .map(RedisClusterNode::getUri)
                .map(uri -> connect.apply(uri.getHost(), uri.getPort()))
                .toArray(CompletableFuture[]::new))
        .handle((all, failure) -> cluster);
  }

  private static RedisURI uri(String url) {
    RedisURI uri = RedisURI.create(url);
    uri.setTimeout(TIMEOUT);
    return uri;
  }
}
