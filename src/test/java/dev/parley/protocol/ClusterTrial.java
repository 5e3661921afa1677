package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.Cluster;
import dev.parley.cluster.Node;
import dev.parley.cluster.Nodes;
import dev.parley.protocol.HistoryChecker.Place;
import dev.parley.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Users who post without pause while nodes and Redis are killed, paused and started again, and a
 * look at everything afterwards.
 */
final class ClusterTrial {
  private static final int USERS = 20;
  private static final int ROOMS = 6;
  private static final int ROOMS_EACH = 3;
  private static final int MOST_UNDER_WAY = 300;
  private static final int LONGEST_MILLIS = 5_000;
  private static final Duration CALM = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Nodes nodes;
  private final RedisServer redis;
  private final long seed;
  private final Random random;
  private final HistoryChecker checker = new HistoryChecker();
  private final List<List<String>> roomsOf;
  private final List<RoamingClient> users;

  private enum Harm {
    KILL_NODE,
    PAUSE_NODE,
    KILL_REDIS,
    PAUSE_REDIS
  }

  private ClusterTrial(Cluster cluster, long seed) {
    nodes = cluster.nodes();
    redis = cluster.redis();
    this.seed = seed;
    random = new Random(seed);
    roomsOf = IntStream.range(0, USERS).mapToObj(this::roomsOf).toList();
    users =
        IntStream.range(0, USERS)
            .mapToObj(i -> new RoamingClient(nodes::next, username(i), roomsOf.get(i), checker))
            .toList();
  }

  /** Runs every harm some times in random order, and fails with all that broke a promise. */
  static void run(Cluster cluster) {
    long seed = Long.getLong("parley.seed", ThreadLocalRandom.current().nextLong(1, 1L << 32));
    int times = Integer.getInteger("parley.harms", 2);
    System.out.println("To run this trial again: -Dparley.seed=" + seed);
    new ClusterTrial(cluster, seed).run(times);
  }

  /**
   * Under load, ends each node in its turn and starts it again, as an update does.
   *
   * @param beforeEnd what is done to a node before it is asked to end, while the load goes on
   */
  static void restartInTurn(Cluster cluster, Consumer<Node> beforeEnd) {
    long seed = Long.getLong("parley.seed", ThreadLocalRandom.current().nextLong(1, 1L << 32));
    new ClusterTrial(cluster, seed).restartInTurn(beforeEnd);
  }

  private void restartInTurn(Consumer<Node> beforeEnd) {
    awaitCalm("the start");
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      load(CALM);
      CompletableFuture<Void> prepared = CompletableFuture.runAsync(() -> beforeEnd.accept(node));
      await("what comes before the end of " + node, () -> step() && prepared.isDone());
      prepared.join();
      node.terminate();
      await("the end of " + node, () -> step() && !node.isAlive());
      load(CALM);
      node.launch();
      await("the restart of " + node, () -> step() && node.takesConnections());
      awaitCalm("the restart of " + node);
    }
    expectPromisesKept();
  }

  private void run(int times) {
    awaitCalm("the start");
    List<Harm> harms = new ArrayList<>();
    IntStream.range(0, times).forEach(i -> harms.addAll(List.of(Harm.values())));
    Collections.shuffle(harms, random);
    for (int i = 0; i < harms.size(); i++) {
      load(CALM);
      harm(harms.get(i));
      awaitCalm("harm " + i + " of " + harms);
    }
    expectPromisesKept();
  }

  private void expectPromisesKept() {
    ends().values().forEach(this::expectEveryoneAt);
    assertThat(users).allSatisfy(user -> assertThat(user.faults()).isEmpty());
    assertThat(checker.findings()).isEmpty();
    expectNoGhosts();
    users.forEach(RoamingClient::close);
  }

  private void harm(Harm harm) {
    Node node = nodes.get(random.nextInt(nodes.size()));
    Duration duration = Duration.ofMillis(random.nextInt(LONGEST_MILLIS));
    switch (harm) {
      case KILL_NODE -> {
        node.kill();
        load(duration);
        node.launch();
        await("the restart of " + node, () -> step() && node.takesConnections());
      }
      case PAUSE_NODE -> {
        node.pause();
        load(duration.plus(Nodes.LEASE)); // it may have been given up, or not
        node.resume();
      }
      case KILL_REDIS -> {
        redis.kill();
        load(duration);
        redis.restart();
      }
      case PAUSE_REDIS -> {
        redis.pause();
        load(duration);
        redis.resume();
      }
    }
  }

  /** Lets all post for this long. */
  private void load(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    await("the load", () -> step() && System.nanoTime() - end >= 0);
  }

  /** Few enough that nobody who is away misses more than the log keeps. */
  private boolean step() {
    users.forEach(RoamingClient::tick);
    if (underWay() < MOST_UNDER_WAY) {
      int user = random.nextInt(USERS);
      users.get(user).post(roomsOf.get(user).get(random.nextInt(ROOMS_EACH)));
    }
    return true;
  }

  /** All are in their rooms, have everything acknowledged, and have come to the end. */
  private void awaitCalm(String after) {
    patience("calm after " + after + ", seed " + seed)
        .untilAsserted(
            () -> {
              users.forEach(RoamingClient::tick);
              Map<String, Place> ends = ends();
              assertThat(users).flatMap(user -> user.unrest(ends)).isEmpty();
            });
  }

  private int underWay() {
    return users.stream().mapToInt(RoamingClient::unacknowledged).sum();
  }

  private Map<String, Place> ends() {
    Map<String, Place> ends = new HashMap<>();
    users.stream()
        .flatMap(user -> user.positions().values().stream())
        .forEach(
            place ->
                ends.merge(place.room(), place, (one, two) -> one.seq() > two.seq() ? one : two));
    return ends;
  }

  private void expectEveryoneAt(Place end) {
    users.stream()
        .filter(user -> user.positions().containsKey(end.room()))
        .forEach(user -> checker.mustReach(user.username(), end));
  }

  /** On every node the rooms hold those who are there, and nobody else. */
  private void expectNoGhosts() {
    for (int i = 0; i < nodes.size(); i++) {
      try (ChatClient observer = ChatClient.connect(nodes.get(i).uri())) {
        observer.signIn("observer " + i + " " + seed);
        for (int room = 0; room < ROOMS; room++) {
          String name = room(room);
          long members = roomsOf.stream().filter(rooms -> rooms.contains(name)).count();
          Awaitility.await("who is in " + name)
              .untilAsserted(
                  () -> assertThat(observer.join(name).getInt("count")).isEqualTo(members + 1));
          observer.request("'type':'leaveRoom','room':'" + name + "'");
        }
      }
    }
  }

  private static void await(String what, Callable<Boolean> condition) {
    patience(what).until(condition);
  }

  private static ConditionFactory patience(String what) {
    return Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(10));
  }

  private List<String> roomsOf(int user) {
    return IntStream.range(0, ROOMS_EACH).mapToObj(i -> room((user + 2 * i) % ROOMS)).toList();
  }

  private String room(int number) {
    return "trial-" + Long.toHexString(seed) + "-" + number;
  }

  private String username(int number) {
    return "user " + number + " " + seed;
  }
}
