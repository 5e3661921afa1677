package dev.parley.name;

import dev.parley.redis.RedisCluster;
import dev.parley.redis.RedisNodes;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisClusterNameTest extends SharedNameContract {
  @RegisterExtension static final RedisNodes<RedisCluster> NODES = RedisNodes.onCluster();

  @Override
  protected RedisNodes<?> nodes() {
    return NODES;
  }
}
