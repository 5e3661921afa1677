package dev.parley.redis;

import dev.parley.broker.Broker;
import dev.parley.config.ChatConfig;
import dev.parley.name.NameRegistry;
import dev.parley.presence.PresenceManager;
import dev.parley.runtime.RealClock;
import java.util.HashMap;
import java.util.Map;

/** One node's part in a Redis, without a server around it. */
public final class RedisNode implements AutoCloseable {
  private final RealClock clock = new RealClock();
  private final Redis redis;

  /**
   * Begins to connect.
   *
   * @param settings more of the configuration, key and value by turns
   */
  public RedisNode(String url, String... settings) {
    Map<String, String> all = new HashMap<>(Map.of("chat.redis.url", url));
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    redis = new Redis(ChatConfig.read(all::get), clock);
  }

  public Broker broker() {
    return redis.broker();
  }

  public PresenceManager presence() {
    return redis.presence();
  }

  public NameRegistry names() {
    return redis.names();
  }

  @Override
  public void close() {
    redis.close();
    clock.close();
  }
}
