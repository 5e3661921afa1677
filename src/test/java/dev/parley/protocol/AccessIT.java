package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server where nobody has the role that health and metrics ask for. */
@Tag("mixed")
class AccessIT {

  static Stream<AppServer> servers() {
    return Stream.of(AppServer.LIBERTY, AppServer.PAYARA_MICRO, AppServer.WILDFLY);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void shouldTellNothingToThoseWithoutTheRole(AppServer server) {
    try (Node node = Node.start(server, Map.of("CHAT_MANAGEMENT_ACCESS", "role:operator"))) {
      for (String path : new String[] {"metrics", "health/live", "health/ready"}) {
        HttpResponse<String> refused = node.get(path);

        assertThat(refused.statusCode()).as(path).isIn(401, 403);
        assertThat(refused.body()).doesNotContain("parley_", "\"status\"");
      }
    }
  }
}
