package dev.parley.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.process.Program;
import java.nio.file.Path;

/** Prometheus' own tool, which knows what Prometheus takes. */
public final class Promtool {
  /** The alerts that operators use. */
  public static final Path ALERTS = Path.of("src/ops/prometheus/parley-alerts.yml");

  private final Program program = Program.find("promtool", "prometheus");

  /** Fails with what it says, unless it is content. */
  public void expectContent(String input, String... arguments) {
    Program.Outcome outcome = program.run(input, arguments);
    assertThat(outcome.status()).as(outcome.output()).isZero();
  }
}
