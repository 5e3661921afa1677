package dev.parley.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The nodes of the cluster tests do what these rely on. */
@Tag("mixed")
class NodeIT {

  static Stream<AppServer> servers() {
    return Stream.of(AppServer.LIBERTY, AppServer.PAYARA_MICRO, AppServer.WILDFLY);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void shouldBeKilledAndStartedAgainAtTheSamePlace(AppServer server) {
    try (Node node = Node.start(server, Map.of())) {
      URI uri = node.uri();

      node.kill();
      assertThat(node.isAlive()).isFalse();
      node.restart();
      assertThat(node.uri()).isEqualTo(uri);

      node.pause();
      assertThat(node.takesConnections()).isFalse();
      node.resume();
      Awaitility.await().until(node::takesConnections);

      node.stop();
      assertThat(node.isAlive()).isFalse();
    }
  }
}
