package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages of other people, of another origin, with the code that the README shows. */
@Tag("nodes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModuleIT {
  private static final Pattern SCRIPT = Pattern.compile("```js\n(.*?)```", Pattern.DOTALL);

  private HttpServer pages;
  private String origin;
  private Node node;

  @RegisterExtension final People people = new People(() -> Site.of(node));

  @BeforeAll
  void serve() throws IOException {
    pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pages.start();
    origin = "http://localhost:" + pages.getAddress().getPort();
    // The scripts of both tests use one name, which must be free by the second.
    node =
        Node.start(
            AppServer.LIBERTY,
            Map.of(
                "CHAT_ORIGINS", origin,
                "CHAT_NAME_RESERVED", "50ms",
                "CHAT_PRESENCE_GRACE", "50ms"));
  }

  @AfterAll
  void stop() {
    node.close();
    pages.stop(0);
  }

  @Test
  void shouldChatByTheModuleAsInTheReadme() throws IOException {
    assertChats(script("import"));
  }

  @Test
  void shouldChatByABareWebSocketAsInTheReadme() throws IOException {
    assertChats(script("new WebSocket"));
  }

  private void assertChats(String script) {
    Person reader = people.inRoom("Reader", "lobby");
    Person writer = people.somebody();
    List<String> printed = new ArrayList<>();
    writer.page().onConsoleMessage(message -> printed.add(message.text()));
    String path =
        publish(
            "<!DOCTYPE html><link rel=icon href=data:,><script type=module>"
                + script
                + "</script>");
    writer.page().navigate(origin + path);

    assertThat(reader.texts().last()).hasText("Hello!");
    assertThat(reader.messages().last()).containsText("Ada");
    writer.eventually(() -> assertThat(printed).contains("Ada: Hello!"));
  }

  /** Puts a page there, and gives its path. */
  private String publish(String html) {
    String path = "/" + html.hashCode();
    pages.createContext(
        path,
        exchange -> {
          byte[] body = html.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    return path;
  }

  /** One of the README's scripts, with the address of the server under test. */
  private String script(String with) throws IOException {
    URI site = Site.of(node);
    return SCRIPT
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map(found -> found.group(1))
        .filter(script -> script.contains(with))
        .findFirst()
        .orElseThrow()
        .replace("localhost:9080/", site.getAuthority() + site.getPath());
  }
}
