package dev.parley.broker;

import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisNodes;
import dev.parley.redis.RedisServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With the Redis of the system, which is newer. */
class Redis7BrokerTest extends SharedBrokerContract {
  @RegisterExtension static final RedisNodes<RedisServer> NODES = RedisNodes.on(RedisBinary.SYSTEM);

  @Override
  protected RedisNodes<?> nodes() {
    return NODES;
  }
}
