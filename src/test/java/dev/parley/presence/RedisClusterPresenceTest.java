package dev.parley.presence;

import dev.parley.redis.RedisCluster;
import dev.parley.redis.RedisNodes;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisClusterPresenceTest extends SharedPresenceContract {
  @RegisterExtension static final RedisNodes<RedisCluster> NODES = RedisNodes.onCluster();

  @Override
  protected RedisNodes<?> nodes() {
    return NODES;
  }
}
