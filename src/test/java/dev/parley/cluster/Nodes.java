package dev.parley.cluster;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nodes behind a load balancer that gives every new client to the next of them. */
public final class Nodes implements AutoCloseable {
  /** Of {@code chat.node.lease}: a dead node's users have left after twice that. */
  public static final Duration LEASE = Duration.ofSeconds(3);

  private static final Duration READY = Duration.ofSeconds(30);

  private final List<Node> nodes;
  private final AtomicInteger clients = new AtomicInteger();

  private Nodes(List<Node> nodes) {
    this.nodes = nodes;
  }

  /** Starts all of them at once, with one Redis, and waits until a load balancer would use them. */
  public static Nodes start(String redisUrl, AppServer... servers) {
    Map<String, String> settings =
        Map.of("CHAT_REDIS_URL", redisUrl, "CHAT_NODE_LEASE", LEASE.toString());
    Nodes all = new Nodes(Stream.of(servers).map(server -> Node.launch(server, settings)).toList());
    try {
      all.nodes.forEach(Node::awaitReady);
    } catch (RuntimeException | Error e) {
      all.close();
      throw e;
    }
    return all;
  }

  /** The endpoint for the next client. */
  public URI next() {
    return get(clients.getAndIncrement() % nodes.size()).uri();
  }

  public Node get(int index) {
    return nodes.get(index);
  }

  public int size() {
    return nodes.size();
  }

  /** Why they may not go on: a few lines for each. */
  public String standstill() {
    return nodes.stream().map(Node::standstill).collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
  }
}
