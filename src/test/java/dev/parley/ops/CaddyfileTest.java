package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.process.Program;
import org.junit.jupiter.api.Test;

class CaddyfileTest {

  @Test
  void shouldBeTakenByCaddy() {
    Program caddy = Program.find("caddy", "caddy");

    Program.Outcome adapted = caddy.run("", "adapt", "--config", "src/ops/caddy/Caddyfile");

    assertThat(adapted.status()).as(adapted.output()).isZero();
    assertThat(adapted.output()).contains("/health/ready").doesNotContain("\"warn\"");
  }
}
