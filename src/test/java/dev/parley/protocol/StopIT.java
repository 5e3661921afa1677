package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import java.net.http.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("mixed")
class StopIT {
  static Stream<AppServer> servers() {
    return Stream.of(AppServer.LIBERTY, AppServer.WILDFLY);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void shouldX(AppServer server) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    for (String drain : List.of("4s")) {
      try (Node node =
          Node.start(server, Map.of("CHAT_STOP_DRAIN", drain, "CHAT_LOGIN_TIMEOUT", "0"))) {
        System.out.println(
            node
                + " "
                + http.send(
                        HttpRequest.newBuilder(node.http("health/ready")).build(),
                        HttpResponse.BodyHandlers.ofString())
                    .body());
        List<ChatClient> clients =
            Stream.generate(() -> ChatClient.connect(node.uri())).limit(40).toList();
        for (int i = 0; i < 40; i++) {
          clients.get(i).signIn("user " + i);
          clients.get(i).join("x");
        }
        long t = System.nanoTime();
        ConcurrentLinkedQueue<String> out = new ConcurrentLinkedQueue<>();
        clients.forEach(
            c ->
                c.ended()
                    .thenAccept(code -> out.add((System.nanoTime() - t) / 1000000 + ":" + code)));
        node.terminate();
        while (node.isAlive() && System.nanoTime() - t < 60e9) {
          String r;
          try {
            r =
                ""
                    + http.send(
                            HttpRequest.newBuilder(node.http("health/ready"))
                                .timeout(java.time.Duration.ofSeconds(2))
                                .build(),
                            HttpResponse.BodyHandlers.ofString())
                        .statusCode();
          } catch (Exception e) {
            r = e.toString();
          }
          System.out.println(
              "  "
                  + (System.nanoTime() - t) / 1000000
                  + " ready "
                  + r
                  + " open "
                  + clients.stream().filter(ChatClient::isOpen).count());
          Thread.sleep(500);
        }
        Thread.sleep(500);
        System.out.println(
            server.name()
                + " drain "
                + drain
                + " ended after "
                + (System.nanoTime() - t) / 1000000
                + " "
                + out);
      }
    }
  }
}
