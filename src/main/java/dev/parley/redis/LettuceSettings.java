package dev.parley.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How Lettuce is to behave: what cannot be sent now fails now, and nothing is sent twice. */
final class LettuceSettings {
  private static final Logger LOG = System.getLogger(LettuceSettings.class.getName());
  private static final Duration CONNECT_TIMEOUT = RedisServers.TIMEOUT;
  private static final Duration LONGEST_RECONNECT_DELAY = Duration.ofMillis(500);
  private static final int MOST_UNANSWERED = 50_000;
  private static final int THREADS = 2;
  private static final int CLOSE_SECONDS = 3;

  private LettuceSettings() {}

  static ClientResources resources() {
    return ClientResources.builder()
        .ioThreadPoolSize(THREADS)
        .computationThreadPoolSize(THREADS)
        .commandLatencyRecorder(CommandLatencyRecorder.disabled())
        .reconnectDelay(
            Delay.exponential(
                Duration.ofMillis(10), LONGEST_RECONNECT_DELAY, 2, TimeUnit.MILLISECONDS))
        .build();
  }

  static ClientOptions options() {
    return options(ClientOptions.builder()).build();
  }

  static ClusterClientOptions clusterOptions() {
    ClusterClientOptions.Builder builder = ClusterClientOptions.builder();
    options(builder);
    return builder
        .topologyRefreshOptions(
            ClusterTopologyRefreshOptions.builder()
                .enablePeriodicRefresh(Duration.ofSeconds(10))
                .build())
        .build();
  }

  /**
   * Ends all within a few seconds.
   *
   * @param open those connections that consist of others: closed each for itself by the client,
   *     they would complain
   */
  static void close(
      Collection<StatefulConnection<?, ?>> open,
      AbstractRedisClient client,
      ClientResources resources) {
    CompletableFuture<?>[] closing =
        open.stream().map(StatefulConnection::closeAsync).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(closing).get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.DEBUG, "connections to Redis could not be closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.shutdown(0, CLOSE_SECONDS, TimeUnit.SECONDS);
    resources
        .shutdown(0, CLOSE_SECONDS, TimeUnit.SECONDS)
        .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
  }

  /** An address without secrets and settings. */
  static String describe(RedisURI uri) {
    return uri.toString().replaceFirst("\\?.*", "").replaceFirst("//.*@", "//");
  }

  private static ClientOptions.Builder options(ClientOptions.Builder builder) {
    return builder
        .autoReconnect(true)
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .replayFilter(command -> true)
        .requestQueueSize(MOST_UNANSWERED)
        .timeoutOptions(TimeoutOptions.enabled(RedisServers.TIMEOUT))
        .socketOptions(
            SocketOptions.builder()
                .connectTimeout(CONNECT_TIMEOUT)
                .keepAlive(true)
                .tcpNoDelay(true)
                .build());
  }
}
