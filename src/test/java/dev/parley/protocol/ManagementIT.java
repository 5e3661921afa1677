package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import dev.parley.metrics.Dashboard;
import dev.parley.metrics.Promtool;
import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an operator sees of a node with Redis. */
@Tag("nodes")
class ManagementIT {
  private static final String PASSWORD = "s3cret-of-redis";
  private static final Pattern METRIC = Pattern.compile("\\b(?:parley|jvm|process)_[a-z_]+\\b");

  private static RedisServer redis;
  private static Node node;

  @BeforeAll
  static void start() {
    redis =
        RedisServer.start(
            RedisBinary.EMBEDDED,
            false,
            "--user",
            "parley",
            "on",
            ">" + PASSWORD,
            "allkeys",
            "allchannels",
            "allcommands");
    String url = redis.url().replace("//", "//parley:" + PASSWORD + "@");
    node = Node.start(AppServer.LIBERTY, Map.of("CHAT_REDIS_URL", url));
  }

  @AfterAll
  static void stop() {
    node.close();
    redis.close();
  }

  @Test
  void shouldNotBeReadyWhileRedisDoesNotAnswer() {
    expect("health/ready", 200, "{\"name\":\"redis\",\"status\":\"UP\"}");
    redis.pause();
    try {
      Awaitility.await()
          .untilAsserted(
              () -> expect("health/ready", 503, "{\"name\":\"redis\",\"status\":\"DOWN\"}"));
      expect("health/live", 200, "\"status\":\"UP\"");
      assertThat(node.get("metrics").body()).contains("parley_redis_up 0.0\n");
    } finally {
      redis.resume();
    }
    Awaitility.await()
        .untilAsserted(() -> expect("health/ready", 200, "{\"name\":\"redis\",\"status\":\"UP\"}"));
    assertThat(node.get("metrics").body()).contains("parley_redis_up 1.0\n");
  }

  @Test
  void shouldTellInNumbersWhatHappens() {
    try (ChatClient ada = ChatClient.connect(node.uri());
        ChatClient bob = ChatClient.connect(node.uri())) {
      ada.signIn("Ada");
      bob.signIn("Bob");
      ada.join("numbers");
      bob.join("numbers");
      String before = node.get("metrics").body();

      ada.post("numbers", "one");
      ada.next("newMessage");
      bob.next("newMessage");
      assertThat(ada.post("elsewhere", "two").getString("code")).isEqualTo("NOT_IN_ROOM");

      Awaitility.await() // a write may end after its message has come
          .untilAsserted(
              () -> {
                String after = node.get("metrics").body();
                assertThat(growth("parley_deliveries_total", before, after)).isEqualTo(2);
              });
      String after = node.get("metrics").body();
      new Promtool().expectContent(after, "check", "metrics");
      assertThat(value("parley_connections", after)).isEqualTo(2);
      assertThat(value("parley_users", after)).isEqualTo(2);
      assertThat(growth("parley_messages_received_total{kind=\"room\"}", before, after))
          .isEqualTo(1);
      assertThat(growth("parley_ack_latency_seconds_count", before, after)).isEqualTo(1);
      assertThat(growth("parley_delivery_latency_seconds_count", before, after)).isEqualTo(2);
      assertThat(growth("parley_requests_rejected_total{code=\"NOT_IN_ROOM\"}", before, after))
          .isEqualTo(1);
    }
  }

  @Test
  void shouldHaveEveryMetricThatDashboardAndAlertsAskFor() throws IOException {
    String asked = String.join("\n", Dashboard.queries());
    String alerts =
        Files.readAllLines(Promtool.ALERTS).stream()
            .filter(line -> line.strip().startsWith("expr:"))
            .collect(Collectors.joining("\n"));
    Set<String> named =
        METRIC
            .matcher(asked + alerts)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> scraped =
        node.get("metrics")
            .body()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("[{ ]", 2)[0])
            .collect(Collectors.toSet());

    assertThat(named).hasSizeGreaterThan(20);
    assertThat(scraped).containsAll(named);
  }

  @Test
  void shouldShowNothingToClientsOfAProxyOnTheSameMachine() {
    for (String path : List.of("metrics", "health/live", "health/ready")) {
      HttpResponse<String> refused =
          node.answer(
              HttpRequest.newBuilder(node.http(path)).header("X-Forwarded-For", "192.0.2.1"));
      assertThat(refused.statusCode()).as(path).isEqualTo(403);
      assertThat(refused.body()).doesNotContain("parley_", "\"status\"");
    }
  }

  @Test
  void shouldLogTheSettingsInEffectOnceAndNoSecretsOrMessages() {
    String token;
    try (ChatClient ada = ChatClient.connect(node.uri())) {
      token = ada.signIn("Logged").getString("token");
      ada.join("logged");
      ada.post("logged", "hush-hush");
      ada.sendText("{\"type\":\"roomMessage\",\"message\":\"hush-hush\\r\\nFORGED");
      ada.settle();
    }

    List<String> lines = node.log().lines().toList();

    assertThat(lines).filteredOn(line -> line.contains("Parley is configured:")).hasSize(1);
    assertThat(lines)
        .anyMatch(
            line ->
                line.contains("chat.history.size=50")
                    && line.contains("chat.ping.interval=1s")
                    && line.contains("chat.redis.url=redis://***@127.0.0.1:"));
    assertThat(lines).anyMatch(line -> line.contains("Parley is ready rooms=redis"));
    assertThat(lines)
        .noneMatch(line -> line.contains(PASSWORD) || line.contains(token))
        .noneMatch(line -> line.contains("hush-hush") || line.contains("FORGED"));
  }

  private static double growth(String series, String before, String after) {
    return value(series, after) - value(series, before);
  }

  private static double value(String series, String scrape) {
    return scrape
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + series + " in " + scrape));
  }

  private static void expect(String path, int status, String part) {
    HttpResponse<String> response = node.get(path);
    assertThat(response.body()).contains(part);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
  }
}
