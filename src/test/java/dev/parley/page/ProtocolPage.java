package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.parley.process.NpmPackage;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Makes target/protocol/index.html, the AsyncAPI document for reading, with AsyncAPI's own view of
 * it; CONTRIBUTING has the command.
 */
class ProtocolPage {
  private static final String VIEW = "@asyncapi/react-component@3.2.1";
  private static final Path DIR = Path.of("target", "protocol");
  private static final String HTML =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <title>Parley's protocol</title>
      <link rel="stylesheet" href="view.css">
      <div id="protocol"></div>
      <script src="view.js"></script>
      <script>
        AsyncApiStandalone.render({ schema: %s }, document.getElementById('protocol'));
      </script>
      """;

  @Test
  void shouldShowTheWholeProtocol() throws IOException {
    Path page = write();

    try (Chromium chromium = Chromium.start()) {
      List<String> faults = new ArrayList<>();
      Page reader = chromium.browser().newPage();
      reader.onPageError(faults::add);
      reader.navigate(page.toUri().toString());
      for (String name : List.of("joinRoom", "privateMessage", "joinedRoom", "RATE_LIMITED")) {
        assertThat(reader.locator("#protocol")).containsText(name);
      }
      assertThat(faults).isEmpty();
    }
  }

  private static Path write() throws IOException {
    Path view = NpmPackage.unpack(VIEW);
    String document = Files.readString(Path.of("src/main/webapp/asyncapi.yaml"));
    String literal = Json.createValue(document).toString().replace("</", "<\\/");
    Files.createDirectories(DIR);
    Files.copy(
        view.resolve("browser/standalone/index.js"), DIR.resolve("view.js"), REPLACE_EXISTING);
    Files.copy(view.resolve("styles/default.min.css"), DIR.resolve("view.css"), REPLACE_EXISTING);
    return Files.writeString(DIR.resolve("index.html"), HTML.formatted(literal)).toAbsolutePath();
  }
}
