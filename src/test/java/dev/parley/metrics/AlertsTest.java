package dev.parley.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AlertsTest {
  private static final Path CASES = Path.of("src/test/prometheus/parley-alerts-test.yml");

  private final Promtool promtool = new Promtool();

  @Test
  void shouldBeTakenByPrometheus() {
    promtool.expectContent("", "check", "rules", Promtool.ALERTS.toString());
  }

  @Test
  void shouldFireForAReasonAndForNothingElse() {
    promtool.expectContent("", "test", "rules", CASES.toString());
  }

  @Test
  void shouldAllHaveACase() throws IOException {
    List<String> alerts = find("alert: (\\w+)", Promtool.ALERTS);

    assertThat(alerts).hasSizeGreaterThan(5);
    assertThat(find("alertname: (\\w+)", CASES)).containsExactlyElementsOf(alerts);
    assertThat(find("alertname=\"(\\w+)\"", CASES)).containsExactlyElementsOf(alerts);
  }

  private static List<String> find(String pattern, Path file) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
