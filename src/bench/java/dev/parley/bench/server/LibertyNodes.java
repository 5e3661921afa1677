package dev.parley.bench.server;

import dev.parley.bench.client.ParleyDialect;
import dev.parley.bench.client.Place;
import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Open Liberty nodes of one chat, and the Redis that they share, on this machine. */
public final class LibertyNodes implements AutoCloseable {
  private final RedisServer redis = RedisServer.start(RedisBinary.EMBEDDED, false);
  private final List<Running> nodes = new ArrayList<>();

  /** Starts them one after the other. */
  public LibertyNodes(Site site, int count) {
    Liberty liberty = new Liberty(site, "");
    try {
      for (int i = 0; i < count; i++) {
        nodes.add(liberty.startNode(i, Map.of("CHAT_REDIS_URL", redis.url())));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Where clients find them. */
  public List<Place> places() {
    return nodes.stream()
        .map(node -> new Place(node.address(), node.path(), new ParleyDialect()))
        .toList();
  }

  /** CPU time of Redis since its start, in microseconds. */
  public long redisMicros() {
    return new Usage(redis.pid()).cpuMicros();
  }

  /** CPU time of all nodes since their start, in microseconds. */
  public long nodeMicros() {
    return nodes.stream().mapToLong(node -> new Usage(node).cpuMicros()).sum();
  }

  @Override
  public void close() {
    nodes.forEach(Running::close);
    redis.close();
  }
}
