package dev.parley.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Redis for all tests of a class, empty for each of them, and the nodes that a test lets share
 * it.
 */
public final class RedisNodes<R extends TestRedis>
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private final Supplier<R> start;
  private final List<RedisNode> nodes = new ArrayList<>();
  private R redis;

  private RedisNodes(Supplier<R> start) {
    this.start = start;
  }

  /** With one server. */
  public static RedisNodes<RedisServer> on(RedisBinary binary) {
    return new RedisNodes<>(() -> RedisServer.start(binary, false));
  }

  /** With a Redis Cluster of three. */
  public static RedisNodes<RedisCluster> onCluster() {
    return new RedisNodes<>(() -> RedisCluster.start(false));
  }

  /** What the nodes share. */
  public R redis() {
    return redis;
  }

  /**
   * Starts one more node.
   *
   * @param settings more of the configuration, key and value by turns
   */
  public RedisNode node(String... settings) {
    RedisNode node = new RedisNode(redis.url(), settings);
    nodes.add(node);
    return node;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    redis = start.get();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    redis.empty();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    nodes.forEach(RedisNode::close);
    nodes.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (redis != null) { // it may not have started
      redis.close();
    }
  }
}
