package dev.parley.broker;

import dev.parley.redis.RedisCluster;
import dev.parley.redis.RedisNodes;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisClusterBrokerTest extends SharedBrokerContract {
  @RegisterExtension static final RedisNodes<RedisCluster> NODES = RedisNodes.onCluster();

  @Override
  protected RedisNodes<?> nodes() {
    return NODES;
  }
}
