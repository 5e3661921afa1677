package dev.parley.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** One Redis server, or the one that sentinels name. */
final class SingleServer implements RedisServers {
  private final RedisURI uri;
  private final ClientResources resources = LettuceSettings.resources();
  private final RedisClient client = RedisClient.create(resources);

  SingleServer(String url) {
    uri = RedisURI.create(url);
    uri.setTimeout(TIMEOUT);
    uri.setClientName("parley");
    client.setOptions(LettuceSettings.options());
  }

  @Override
  public CompletionStage<RedisClusterAsyncCommands<String, String>> connect() {
    return client.connectAsync(StringCodec.UTF8, uri).thenApply(StatefulRedisConnection::async);
  }

  @Override
  public String keeperOf(String key) {
    return "";
  }

  @Override
  public CompletionStage<RedisClusterAsyncCommands<String, String>> connectTo(String keeper) {
    return connect();
  }

  @Override
  public CompletionStage<? extends StatefulRedisPubSubConnection<String, String>>
      connectPublished() {
    return client.connectPubSubAsync(StringCodec.UTF8, uri);
  }

  @Override
  public CompletionStage<Void> subscribe(
      StatefulRedisPubSubConnection<String, String> published, String channel) {
    return published.async().subscribe(channel);
  }

  @Override
  public CompletionStage<Void> unsubscribe(
      StatefulRedisPubSubConnection<String, String> published, String channel) {
    return published.async().unsubscribe(channel);
  }

  @Override
  public String publishCommand() {
    return "PUBLISH";
  }

  @Override
  public void onStateChange(RedisConnectionStateListener listener) {
    client.addListener(listener);
  }

  @Override
  public void close() {
    LettuceSettings.close(List.of(), client, resources);
  }

  @Override
  public String toString() {
    return LettuceSettings.describe(uri);
  }
}
