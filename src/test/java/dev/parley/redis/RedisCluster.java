package dev.parley.redis;

import dev.parley.process.FreePort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A real Redis Cluster of three nodes, at first without replicas, on loopback. Not thread-safe. */
public final class RedisCluster implements TestRedis {
  private static final int NODES = 3;
  private static final int SLOTS = 16_384;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<RedisServer> nodes = new ArrayList<>();
  private final boolean persistent;
  private final List<Integer> busPorts = new ArrayList<>();

  private RedisCluster(boolean persistent) {
    this.persistent = persistent;
    for (int i = 0; i < NODES; i++) {
      startNode();
    }
  }

  /**
   * Starts one that is empty, on free ports.
   *
   * @param persistent whether a node still has its data after {@link #restart}
   */
  public static RedisCluster start(boolean persistent) {
    RedisCluster cluster = new RedisCluster(persistent);
    cluster.meet();
    cluster.awaitWhole();
    return cluster;
  }

  @Override
  public String url() {
    return nodes.stream()
        .map(node -> "127.0.0.1:" + node.port())
        .collect(Collectors.joining(",", "redis-cluster://", ""));
  }

  @Override
  public void empty() {
    nodes.stream().limit(NODES).forEach(RedisServer::empty);
  }

  /** One of the three, for a test to harm. */
  public RedisServer node(int index) {
    return nodes.get(index);
  }

  /** The one that keeps this key. */
  public RedisServer nodeOf(String key) {
    Object slot = nodes.get(0).call("CLUSTER", "KEYSLOT", key);
    return nodes.get((int) (((Long) slot + 1) * NODES - 1) / SLOTS);
  }

  /** Starts one of the three again, and waits until all three work together. */
  public void restart(int index) {
    nodes.get(index).restart();
    awaitWhole();
  }

  /** Waits until every node can be written to and knows that the others can. */
  public void awaitWhole() {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> nodes.stream().allMatch(this::seesAll));
  }

  /** Gives each of the three a replica, and waits until that follows. */
  public void addReplicas() {
    for (int i = 0; i < NODES; i++) {
      RedisServer replica = startNode();
      introduce(nodes.size() - 1);
      awaitWhole();
      replica.call("CLUSTER", "REPLICATE", (String) nodes.get(i).call("CLUSTER", "MYID"));
    }
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> nodes.stream().limit(NODES).allMatch(RedisServer::hasReplica));
  }

  @Override
  public void close() {
    nodes.forEach(RedisServer::close);
  }

  private RedisServer startNode() {
    int busPort = FreePort.next();
    RedisServer node = RedisServer.start(RedisBinary.SYSTEM, persistent, options(busPort));
    busPorts.add(busPort);
    nodes.add(node);
    return node;
  }

  private void meet() {
    for (int i = 0; i < NODES; i++) {
      int first = SLOTS * i / NODES;
      int last = SLOTS * (i + 1) / NODES - 1;
      RedisServer node = nodes.get(i);
      node.call("CLUSTER", "SET-CONFIG-EPOCH", String.valueOf(i + 1));
      node.call("CLUSTER", "ADDSLOTSRANGE", String.valueOf(first), String.valueOf(last));
    }
    IntStream.range(1, NODES).forEach(this::introduce);
  }

  private void introduce(int index) {
    nodes
        .get(0)
        .call(
            "CLUSTER",
            "MEET",
            "127.0.0.1",
            String.valueOf(nodes.get(index).port()),
            String.valueOf(busPorts.get(index)));
  }

  private boolean seesAll(RedisServer node) {
    String info = (String) node.call("CLUSTER", "INFO");
    return info.contains("cluster_state:ok")
        && info.contains("cluster_known_nodes:" + nodes.size())
        && info.contains("cluster_slots_ok:" + SLOTS);
  }

  private static String[] options(int busPort) {
    return new String[] {
      "--cluster-enabled", "yes",
      "--cluster-port", String.valueOf(busPort),
      "--cluster-announce-ip", "127.0.0.1",
      "--cluster-node-timeout", "2000"
    };
  }
}
