package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A node sends its clients away before it ends, the same on every server. */
@Tag("mixed")
class DrainIT {
  private static final int CLIENTS = 30;
  private static final Duration DRAIN = Duration.ofSeconds(3);
  private static final Map<String, String> SETTINGS = Map.of("CHAT_STOP_DRAIN", DRAIN.toString());

  static Stream<AppServer> servers() {
    return Stream.of(AppServer.LIBERTY, AppServer.PAYARA_MICRO, AppServer.WILDFLY);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void shouldFirstNotBeReadyAndThenSendClientsAwayOneAfterTheOther(AppServer server) {
    try (Node node = Node.start(server, SETTINGS)) {
      List<ChatClient> clients = clients(node);
      assertThat(status(node)).isEqualTo(200);

      long begun = System.nanoTime();
      CompletableFuture<Void> drained = CompletableFuture.runAsync(node::drain);
      Awaitility.await().until(() -> status(node) == 503);
      assertThat(open(clients)).isGreaterThan(CLIENTS * 2 / 3);
      assertThat(node.takesConnections()).isFalse();
      drained.join();

      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(DRAIN.multipliedBy(9).dividedBy(10), DRAIN.multipliedBy(2));
      assertThat(clients).allSatisfy(client -> assertThat(client.closeCode()).isEqualTo(4001));
      assertThat(widestGap(clients)).isLessThan(DRAIN.dividedBy(3));
      node.stop(); // which has nothing to wait for any more
    }
  }

  /** What some servers give an application the time for even when they are just asked to end. */
  @ParameterizedTest
  @MethodSource("servers")
  void shouldSayWhatItCanWhenItIsJustAskedToEnd(AppServer server) {
    try (Node node = Node.start(server, SETTINGS)) {
      List<ChatClient> clients = clients(node);

      node.stop();

      switch (server.name()) {
        case "payara-micro" -> {
          assertThat(clients).allSatisfy(one -> assertThat(one.closeCode()).isEqualTo(4001));
          assertThat(widestGap(clients)).isLessThan(DRAIN.dividedBy(3));
        }
        case "wildfly" -> // closes them by itself, before it ends the application
            assertThat(clients).allSatisfy(one -> assertThat(one.closeCode()).isEqualTo(1001));
        default -> // cuts them
            assertThat(clients)
                .allSatisfy(one -> assertThat(one.closeCode()).isIn(1001, 1006, 4001));
      }
    }
  }

  private static List<ChatClient> clients(Node node) {
    return IntStream.range(0, CLIENTS)
        .mapToObj(
            i -> {
              ChatClient client = ChatClient.connect(node.uri());
              client.signIn("client " + i);
              return client;
            })
        .toList();
  }

  private static long open(List<ChatClient> clients) {
    return clients.stream().filter(ChatClient::isOpen).count();
  }

  /** The longest time between one client's end and the next one's. */
  private static Duration widestGap(List<ChatClient> clients) {
    long[] ends = clients.stream().mapToLong(ChatClient::endedAt).sorted().toArray();
    assertThat(Duration.ofNanos(ends[ends.length - 1] - ends[0])).isGreaterThan(DRAIN.dividedBy(2));
    return Duration.ofNanos(
        IntStream.range(1, ends.length).mapToLong(i -> ends[i] - ends[i - 1]).max().orElseThrow());
  }

  private static int status(Node node) {
    return node.get("health/ready").statusCode();
  }
}
