package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Health and metrics on a managed application server. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ServerManagementIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @ArquillianResource private URI server;

  @Deployment(testable = false)
  static WebArchive parley() {
    return ParleyWar.archive();
  }

  @Test
  void shouldBeLiveAndReady() throws Exception {
    HttpResponse<String> live = send(get("health/live"));
    assertThat(live.statusCode()).isEqualTo(200);
    assertThat(live.body())
        .isEqualTo("{\"checks\":[{\"name\":\"timer\",\"status\":\"UP\"}],\"status\":\"UP\"}");

    HttpResponse<String> ready = send(get("health/ready"));
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body())
        .isEqualTo("{\"checks\":[{\"name\":\"accepting\",\"status\":\"UP\"}],\"status\":\"UP\"}");
  }

  @Test
  void shouldTellMetrics() throws Exception {
    try (ChatClient client = ChatClient.connect(ParleyWar.chat(server))) {
      client.signIn("Counted");

      HttpResponse<String> metrics = send(get("metrics"));

      assertThat(metrics.statusCode()).isEqualTo(200);
      assertThat(metrics.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
          .isEqualToIgnoringCase("text/plain;version=0.0.4;charset=utf-8");
      assertThat(metrics.body().lines()).contains("parley_connections 1.0", "parley_users 1.0");
    }
  }

  @Test
  void shouldTellNothingToClientsOfALocalProxy() throws Exception {
    for (String path : new String[] {"metrics", "health/live", "health/ready"}) {
      assertThat(send(get(path).header("X-Forwarded-For", "192.0.2.1")).statusCode())
          .as(path)
          .isEqualTo(403);
    }
  }

  @Test
  void shouldNotLetPagesDrainIt() throws Exception {
    HttpRequest.Builder drain = get("health/drain").POST(HttpRequest.BodyPublishers.noBody());

    assertThat(send(drain.header("Origin", "https://evil.example")).statusCode()).isEqualTo(403);
    assertThat(send(get("health/drain")).statusCode()).isEqualTo(405);
    assertThat(send(get("health/ready")).statusCode()).isEqualTo(200);
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://localhost:" + server.getPort() + server.getPath()).resolve(path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
