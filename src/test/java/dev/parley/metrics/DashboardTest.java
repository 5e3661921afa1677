package dev.parley.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardTest {

  @Test
  void shouldAskWhatPrometheusUnderstands(@TempDir Path dir) throws IOException {
    List<String> queries = Dashboard.queries();
    assertThat(queries).hasSizeGreaterThan(10).noneMatch(query -> query.contains("$"));
    StringBuilder rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
    for (int i = 0; i < queries.size(); i++) {
      rules.append("      - record: query:").append(i).append("\n        expr: |\n");
      rules.append("          ").append(queries.get(i)).append('\n');
    }
    Path file = Files.writeString(dir.resolve("queries.yml"), rules);

    new Promtool().expectContent("", "check", "rules", file.toString());
  }
}
