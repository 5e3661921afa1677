package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import dev.parley.server.ServerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * People chat for a long time, some of them come and go, and in the end the server is as it was.
 * The time is given with {@code -Dsoak=PT60M}.
 */
@Tag("nodes")
class SoakIT {
  private static final Duration SOAK = Duration.parse(System.getProperty("soak", "PT1M"));
  private static final int PEOPLE = 100;
  private static final int ROOMS = 10;

  /** Of those who are here, each minute. */
  private static final double CHURN = 0.05;

  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration AFTERWARDS = Duration.ofSeconds(60);

  private final List<ChatClient> people = new ArrayList<>();
  private int born;

  @Test
  @Timeout(value = 1, unit = TimeUnit.DAYS)
  void shouldBeAsBeforeAfterALongTime() {
    try (Node node =
        Node.start(
            AppServer.LIBERTY,
            Map.of("CHAT_ROOMS_IDLE", "1s", "CHAT_DEDUPE_WINDOW", "1s", "CHAT_LOG_SIZE", "50"))) {
      ServerProcess server = ServerProcess.of(node.jvm());
      chat(node, Duration.ofSeconds(10), 2 * PEOPLE); // warm: classes, pools and caches are there
      Baseline before = Baseline.of(server);

      chat(node, SOAK, (int) Math.ceil(PEOPLE * CHURN * SOAK.toMillis() / 60_000));

      Awaitility.await()
          .atMost(AFTERWARDS)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() -> Baseline.of(server).mustBeLike(before));
    }
  }

  /** Everybody comes, chats for this long while some are replaced, and leaves. */
  private void chat(Node node, Duration time, int churn) {
    for (int i = 0; i < PEOPLE; i++) {
      people.add(person(node));
    }
    long ticks = Math.max(1, time.dividedBy(TICK));
    everyTick(
        ticks,
        tick -> {
          ChatClient speaker = people.get((int) (tick % PEOPLE));
          speaker.send(
              "{'type':'roomMessage','room':'" + room(tick % PEOPLE) + "','message':'hi'}");
          if ((tick + 1) * churn / ticks > tick * churn / ticks) {
            replace((int) (tick * churn / ticks % PEOPLE), node);
          }
        });
    people.forEach(one -> assertThat(one.isOpen()).isTrue());
    people.forEach(ChatClient::settle);
    people.forEach(ChatClient::close);
    people.clear();
  }

  /** Half of those who go close, the others are cut. */
  private void replace(int place, Node node) {
    ChatClient old = people.get(place);
    if (born % 2 == 0) {
      old.close();
    } else {
      old.cut();
    }
    ChatClient next = ChatClient.connect(node.uri());
    next.signIn("person " + born++);
    next.join(room(place));
    people.set(place, next);
  }

  private ChatClient person(Node node) {
    ChatClient person = ChatClient.connect(node.uri());
    person.signIn("person " + born++);
    person.join(room(people.size()));
    return person;
  }

  private static String room(long place) {
    return "soak-" + place % ROOMS;
  }

  private interface Tick {
    void run(long number);
  }

  private void everyTick(long count, Tick tick) {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    long[] next = {0};
    try {
      timer.scheduleAtFixedRate(
          () -> {
            try {
              tick.run(next[0]++);
              people.forEach(ChatClient::forget);
            } catch (RuntimeException | Error e) {
              failure.compareAndSet(null, e);
            }
            if (next[0] >= count || failure.get() != null) {
              timer.shutdown();
            }
          },
          0,
          TICK.toMillis(),
          TimeUnit.MILLISECONDS);
      assertThat(
              timer.awaitTermination(3 * count * TICK.toMillis() + 60_000, TimeUnit.MILLISECONDS))
          .isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      timer.shutdownNow();
    }
    assertThat(failure.get()).isNull();
  }

  /** What the server has in use when nobody is there. */
  private record Baseline(long heap, long threads, long descriptors) {
    private static final long HEAP_SLACK = 3L << 20;

    /** Pools of servers breathe. */
    private static final int THREADS_SLACK = 8;

    private static final int DESCRIPTORS_SLACK = 8;

    static Baseline of(ServerProcess server) {
      return new Baseline(server.heap(), server.threadCount(), server.descriptors());
    }

    void mustBeLike(Baseline before) {
      assertThat(heap).as("heap").isLessThan(before.heap + HEAP_SLACK);
      assertThat(threads).as("threads").isLessThanOrEqualTo(before.threads + THREADS_SLACK);
      assertThat(descriptors)
          .as("descriptors")
          .isLessThanOrEqualTo(before.descriptors + DESCRIPTORS_SLACK);
    }
  }
}
