package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.HistoryChecker.Place;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Many users in many rooms who post, are cut off at random and come back, and a look at everything
 * afterwards.
 */
final class ConsistencyTrial {
  private static final int USERS = 50;
  private static final int ROOMS = 20;
  private static final int ROOMS_EACH = 4;
  private static final int MESSAGES = 20_000;
  private static final int CUT_ONE_IN = 100;
  private static final int MOST_UNDER_WAY = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Random random;
  private final HistoryChecker checker = new HistoryChecker();
  private final List<TrialClient> users;
  private final List<List<String>> roomsOf;

  private ConsistencyTrial(URI chat, long seed) {
    random = new Random(seed);
    roomsOf = IntStream.range(0, USERS).mapToObj(user -> roomsOf(user, seed)).toList();
    users =
        IntStream.range(0, USERS)
            .mapToObj(
                user ->
                    new TrialClient(chat, "user " + user + " " + seed, roomsOf.get(user), checker))
            .toList();
  }

  /** Runs one at random, or again, and fails with everything that broke a promise. */
  static void run(URI chat) {
    long seed = Long.getLong("parley.seed", ThreadLocalRandom.current().nextLong(1, 1L << 32));
    System.out.println("To run this trial again: -Dparley.seed=" + seed);
    new ConsistencyTrial(chat, seed).run();
  }

  private void run() {
    users.forEach(TrialClient::connect);
    await(() -> users.stream().allMatch(TrialClient::isReady));
    for (int i = 0; i < MESSAGES; i++) {
      int user = random.nextInt(USERS);
      users.get(user).post(roomsOf.get(user).get(random.nextInt(ROOMS_EACH)));
      if (random.nextInt(CUT_ONE_IN) == 0) {
        TrialClient unlucky = users.get(random.nextInt(USERS));
        unlucky.cut();
        unlucky.connect();
      }
      if (i % 200 == 0) { // so that nobody who is away misses more than the log keeps
        await(() -> underWay() < MOST_UNDER_WAY);
      }
    }
    await(() -> users.stream().allMatch(TrialClient::isReady) && underWay() == 0);
    await(this::allCameToTheEnd);
    ends().values().forEach(this::expectEveryoneAt);

    assertThat(users).allSatisfy(user -> assertThat(user.faults()).isEmpty());
    assertThat(checker.findings()).isEmpty();
  }

  private void expectEveryoneAt(Place end) {
    users.stream()
        .filter(user -> user.positions().containsKey(end.room()))
        .forEach(user -> checker.mustReach(user.username(), end));
  }

  private boolean allCameToTheEnd() {
    Map<String, Place> ends = ends();
    return users.stream()
        .flatMap(user -> user.positions().values().stream())
        .allMatch(place -> place.equals(ends.get(place.room())));
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

  private int underWay() {
    return users.stream().mapToInt(TrialClient::unacknowledged).sum();
  }

  private void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .conditionEvaluationListener(
            evaluated -> {
              if (evaluated.getRemainingTimeInMS() <= 0) {
                users.forEach(user -> assertThat(user.faults()).isEmpty());
              }
            })
        .until(condition);
  }

  private static List<String> roomsOf(int user, long seed) {
    return IntStream.range(0, ROOMS_EACH)
        .mapToObj(i -> "trial-" + Long.toHexString(seed) + "-" + (user + 5 * i) % ROOMS)
        .toList();
  }
}
