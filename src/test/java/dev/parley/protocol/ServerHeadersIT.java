package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of what a managed application server answers in HTTP. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ServerHeadersIT {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @ArquillianResource private URI server;

  @Deployment(testable = false)
  static WebArchive parley() {
    return ParleyWar.archive();
  }

  @ParameterizedTest
  @CsvSource({
    "'',200",
    "index.html,200",
    "main.js,200",
    "parley.js,200",
    "style/base.css,200",
    "favicon.svg,200",
    "manifest.webmanifest,200",
    "asyncapi.yaml,200",
    "webjars/linkifyjs/4.3.2/dist/linkify.min.js,200",
    "nothing-here,404"
  })
  void shouldProtectEveryResponse(String path, int status) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertProtected(response.headers());
  }

  @Test
  void shouldProtectARefusedHandshake() {
    try (RawClient foreign =
        new RawClient(ParleyWar.chat(server), "Origin: https://evil.example")) {
      assertThat(foreign.status()).isEqualTo(403);
      assertThat(foreign.header("Content-Security-Policy")).startsWith("default-src 'none'");
      assertThat(foreign.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(foreign.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }
  }

  @Test
  void shouldAllowThePageNoMoreThanItNeeds() throws Exception {
    HttpResponse<String> page = get("");
    assertThat(policy(page.headers()))
        .containsEntry("default-src", List.of("'none'"))
        .containsEntry("script-src", List.of("'self'"))
        .containsEntry("style-src", List.of("'self'"))
        .containsEntry("connect-src", List.of("'self'"))
        .containsEntry("base-uri", List.of("'none'"))
        .containsEntry("form-action", List.of("'self'"))
        .containsEntry("frame-ancestors", List.of("'none'"))
        .containsEntry("require-trusted-types-for", List.of("'script'"))
        .containsEntry("trusted-types", List.of("'none'"));
    assertThat(page.body()).doesNotContainPattern("(?i)<script(?![^>]*\\ssrc=)");
    assertThat(page.body()).doesNotContainPattern("(?i)\\s(on[a-z]+|style)=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parley.js", "client/link.js"})
  void shouldGiveTheProtocolClientToPagesOfAnyOrigin(String path) throws Exception {
    HttpHeaders headers = get(path).headers();
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("cross-origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "main.js", "view/dom.js", "clientele.js"})
  void shouldGiveAllElseToTheOwnOriginOnly(String path) throws Exception {
    HttpHeaders headers = get(path).headers();
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = ParleyWar.chat(server);
    URI http = URI.create("http://" + uri.getAuthority() + uri.getPath()).resolve("./" + path);
    return HTTP.send(
        HttpRequest.newBuilder(http)
            .header("Origin", "https://elsewhere.example")
            .timeout(PATIENCE)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static void assertProtected(HttpHeaders headers) {
    assertThat(policy(headers)).containsEntry("default-src", List.of("'none'"));
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).isPresent();
    assertThat(headers.firstValue("Permissions-Policy")).isPresent();
  }

  private static Map<String, List<String>> policy(HttpHeaders headers) {
    Matcher directives =
        Pattern.compile("([\\w-]+) ([^;]+)")
            .matcher(headers.firstValue("Content-Security-Policy").orElseThrow());
    return directives
        .results()
        .collect(
            Collectors.toMap(
                directive -> directive.group(1),
                directive -> List.of(directive.group(2).split(" "))));
  }
}
