package dev.parley.redis;

import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A Redis Cluster. What is published goes to one shard and its subscribers only (sharded pub/sub,
 * Redis 7) instead of to every server.
 */
final class ClusterServers implements RedisServers {
  private static final String SCHEME_END = "-cluster://";

  private final List<RedisURI> uris;
  private final ClientResources resources = LettuceSettings.resources();
  private final RedisClusterClient client;

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
    return client.connectAsync(StringCodec.UTF8).thenApply(StatefulRedisClusterConnection::async);
  }

  @Override
  public CompletionStage<? extends StatefulRedisPubSubConnection<String, String>>
      connectPublished() {
    return client
        .connectPubSubAsync(StringCodec.UTF8)
        .thenApply(
            published -> {
              published.setNodeMessagePropagation(true);
              return published;
            });
  }

  @Override
  public CompletionStage<Void> subscribe(
      StatefulRedisPubSubConnection<String, String> published, String channel) {
    return published.async().ssubscribe(channel);
  }

  @Override
  public CompletionStage<Void> unsubscribe(
      StatefulRedisPubSubConnection<String, String> published, String channel) {
    return published.async().sunsubscribe(channel);
  }

  @Override
  public String publishCommand() {
    return "SPUBLISH";
  }

  @Override
  public void onStateChange(RedisConnectionStateListener listener) {
    client.addListener(listener);
  }

  @Override
  public void close() {
    LettuceSettings.close(client, resources);
  }

  @Override
  public String toString() {
    return uris.toString();
  }

  private static RedisURI uri(String url) {
    RedisURI uri = RedisURI.create(url);
    uri.setTimeout(TIMEOUT);
    return uri;
  }
}
