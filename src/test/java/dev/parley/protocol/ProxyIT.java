package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Nginx;
import dev.parley.cluster.Node;
import dev.parley.process.SelfSigned;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parley behind a real nginx with the settings of src/ops/nginx. */
@Tag("nodes")
class ProxyIT {
  /** Of silence, after which nginx cuts a connection: longer than the heartbeat of the tests. */
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  @TempDir private static Path dir;
  private static SelfSigned certificate;
  private static HttpClient http;
  private static Node node;
  private static Nginx nginx;

  @BeforeAll
  static void start() {
    certificate = SelfSigned.create(dir);
    http = HttpClient.newBuilder().sslContext(certificate.trusting()).build();
    node = Node.start(AppServer.LIBERTY, Map.of());
    nginx = Nginx.start(node.port(), TIMEOUT, certificate);
  }

  @AfterAll
  static void stop() {
    nginx.close();
    node.close();
  }

  @Test
  void shouldServePageAndChatOverTls() throws Exception {
    assertThat(get("").statusCode()).isEqualTo(200);
    try (ChatClient ada = connect(origin());
        ChatClient bob = connect(origin())) {
      ada.signIn("Ada");
      bob.signIn("Bob");
      ada.join("proxied");
      bob.join("proxied");

      ada.post("proxied", "hello");

      JsonObject message = bob.next("newMessage");
      assertThat(message.getString("message")).isEqualTo("hello");
    }
  }

  @Test
  void shouldTakeThePagesOriginForTheOwnOneAndRefuseOthers() {
    try (ChatClient client = connect(origin())) {
      assertThat(client.isOpen()).isTrue();
    }
    for (String foreign : new String[] {"https://evil.example", "https://localhost"}) {
      assertThatThrownBy(() -> connect(foreign))
          .hasCauseInstanceOf(WebSocketHandshakeException.class)
          .cause()
          .satisfies(
              refused ->
                  assertThat(((WebSocketHandshakeException) refused).getResponse().statusCode())
                      .isEqualTo(403));
    }
  }

  @Test
  void shouldKeepQuietConnectionsOpenByTheHeartbeat() {
    try (ChatClient quiet = connect(origin())) {
      quiet.signIn("Quiet");

      Awaitility.await()
          .during(TIMEOUT.multipliedBy(3))
          .atMost(TIMEOUT.multipliedBy(5))
          .until(quiet::isOpen);
    }
  }

  @Test
  void shouldCutConnectionsWithoutAHeartbeatAndTellTheServerWhoAsks() throws Exception {
    try (SilentServer server = new SilentServer();
        Nginx before = Nginx.start(server.port(), TIMEOUT, certificate);
        Socket client =
            certificate.trusting().getSocketFactory().createSocket("localhost", before.port())) {
      client.setSoTimeout((int) TIMEOUT.multipliedBy(5).toMillis());
      String host = "localhost:" + before.port();
      client
          .getOutputStream()
          .write(
              ("GET /chat HTTP/1.1\r\nHost: "
                      + host
                      + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      + "Origin: https://"
                      + host
                      + "\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));

      assertThat(SilentServer.readHead(client.getInputStream())).startsWith("HTTP/1.1 101 ");
      assertThat(server.requests().remove().lines())
          .contains(
              "Host: " + host,
              "Origin: https://" + host,
              "Upgrade: websocket",
              "Connection: upgrade",
              "X-Forwarded-Proto: https",
              "X-Forwarded-For: 127.0.0.1")
          .noneMatch(line -> line.contains("203.0.113.9"));
      assertThat(client.getInputStream().read()).isEqualTo(-1); // cut, before the read times out
    }
  }

  @Test
  void shouldNotShowHealthAndMetricsToTheWorld() throws Exception {
    for (String path : new String[] {"metrics", "health/live", "health/ready"}) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  private static String origin() {
    return "https://localhost:" + nginx.port();
  }

  private static ChatClient connect(String origin) {
    URI chat = URI.create("wss://localhost:" + nginx.port() + "/parley/chat");
    return ChatClient.connect(http.newWebSocketBuilder().header("Origin", origin), chat);
  }

  private static java.net.http.HttpResponse<String> get(String path)
      throws IOException, InterruptedException {
    URI uri = URI.create(origin() + "/parley/" + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
