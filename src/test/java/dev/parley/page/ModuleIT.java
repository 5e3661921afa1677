package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
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
  private static final String FOREIGN = "http://pages.example/";
  private static final Pattern SCRIPT = Pattern.compile("```js\n(.*?)```", Pattern.DOTALL);

  private Node node;

  @RegisterExtension final People people = new People(() -> Site.of(node));

  @BeforeAll
  void serve() {
    node = Node.start(AppServer.LIBERTY, Map.of("CHAT_ORIGINS", FOREIGN.replaceAll("/$", "")));
  }

  @AfterAll
  void stop() {
    node.close();
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
    Page page = people.somebody().page();
    List<String> printed = new ArrayList<>();
    page.onConsoleMessage(message -> printed.add(message.text()));
    page.route(
        FOREIGN,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody("<!DOCTYPE html><script type=module>" + script + "</script>")));
    page.navigate(FOREIGN);

    assertThat(reader.texts().last()).hasText("Hello!");
    assertThat(reader.messages().last()).containsText("Ada");
    Awaitility.await()
        .untilAsserted(
            () -> {
              page.evaluate("'takes in what the browser has printed'");
              assertThat(printed).contains("Ada: Hello!");
            });
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
