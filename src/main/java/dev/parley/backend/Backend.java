package dev.parley.backend;

import dev.parley.broker.Broker;
import dev.parley.broker.MemoryBroker;
import dev.parley.config.ChatConfig;
import dev.parley.health.Health;
import dev.parley.metrics.Gauge;
import dev.parley.metrics.Metrics;
import dev.parley.name.MemoryNameRegistry;
import dev.parley.name.NameRegistry;
import dev.parley.presence.MemoryPresenceManager;
import dev.parley.presence.PresenceManager;
import dev.parley.redis.Redis;
import dev.parley.runtime.ChatClock;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Chooses where messages, presence and names are kept: in the memory of this node, or in a Redis
 * that it shares with others.
 */
@ApplicationScoped
public class Backend {
  private final Broker broker;
  private final PresenceManager presence;
  private final NameRegistry names;
  private final @Nullable Redis redis;

  /** For the container's proxy alone. */
  @SuppressWarnings("NullAway")
  protected Backend() {
    broker = null;
    presence = null;
    names = null;
    redis = null;
  }

  /** The backend of the configuration. */
  @Inject
  public Backend(ChatConfig config, ChatClock clock, Metrics metrics, Health health) {
    if (config.usesRedis()) {
      redis = new Redis(config, clock);
      metrics.gauge(Gauge.REDIS_UP, () -> redis.answers() ? 1 : 0);
      health.checkLife("redis-thread", redis::isMoving);
      health.checkReadiness("redis", redis::answers);
      broker = redis.broker();
      presence = redis.presence();
      names = redis.names();
    } else {
      redis = null;
      broker = new MemoryBroker(config, clock);
      presence = new MemoryPresenceManager(config);
      names = new MemoryNameRegistry(config, clock);
    }
  }

  /** Where messages are kept. */
  @Produces
  @Singleton
  Broker broker() {
    return broker;
  }

  /** Where it is known who is where. */
  @Produces
  @Singleton
  PresenceManager presence() {
    return presence;
  }

  /** Where it is known who holds which name. */
  @Produces
  @Singleton
  NameRegistry names() {
    return names;
  }

  /** Parts with Redis. */
  @PreDestroy
  void stop() {
    if (redis != null) {
      redis.close();
    }
  }
}
