package dev.parley.cluster;

import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisServer;
import java.util.List;
import java.util.Map;

/** A small cluster to play with: a Redis and two Open Liberty nodes, until it is stopped. */
public final class Playground {
  private static final List<Integer> PORTS = List.of(9080, 9081);

  private Playground() {}

  /** Starts it, and tells where to click. */
  public static void main(String[] args) throws InterruptedException {
    System.out.println("Starting Redis and two Open Liberty nodes ...");
    RedisServer redis = RedisServer.start(RedisBinary.EMBEDDED, true);
    List<Node> nodes = PORTS.stream().map(port -> start(port, redis)).toList();
    nodes.forEach(Node::awaitReady);
    System.out.printf(
        """

        One chat on two nodes: open a page of each.

          http://localhost:%d/parley/   ends with  kill -9 %s
          http://localhost:%d/parley/   ends with  kill -9 %s

        Redis is at %s: it hangs with  kill -STOP %d  and goes on with  kill -CONT %6$d
        Ctrl+C ends it all.
        %n""",
        PORTS.get(0),
        nodes.get(0).pids(),
        PORTS.get(1),
        nodes.get(1).pids(),
        redis.url(),
        redis.pid());
    Thread.currentThread().join();
  }

  private static Node start(int port, RedisServer redis) {
    return Node.launch(AppServer.LIBERTY, port, Map.of("CHAT_REDIS_URL", redis.url()));
  }
}
