package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A wrong setting stops the start of the application, on every server. */
@Tag("mixed")
class StartIT {
  private static final Duration START = Duration.ofSeconds(120);

  static Stream<AppServer> servers() {
    return Stream.of(AppServer.LIBERTY, AppServer.PAYARA_MICRO, AppServer.WILDFLY);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void shouldNotStartWithAWrongSettingAndNameIt(AppServer server) {
    try (Node node = Node.launch(server, Map.of("CHAT_HISTORY_SIZE", "0"))) {
      Awaitility.await()
          .atMost(START)
          .until(
              () ->
                  node.log()
                      .contains(
                          "chat.history.size=0 is not allowed: it must be a whole number from 1 to"
                              + " 10000"));

      assertThat(node.isAlive() && node.takesConnections()).isFalse();
      assertThat(node.log()).doesNotContain("Parley is ready");
    }
  }
}
