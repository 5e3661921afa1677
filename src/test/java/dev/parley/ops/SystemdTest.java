package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdTest {
  private static final Path UNIT = Path.of("src/ops/systemd/parley.service");
  private static final String SERVER = "/opt/parley/wlp";

  @TempDir private Path dir;

  @Test
  void shouldBeAUnitThatSystemdTakes() throws IOException {
    Tool.Outcome outcome = verify(Files.readString(UNIT));

    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.status()).isZero();
  }

  @Test
  void shouldSeeAMistakeInAUnit() throws IOException {
    Tool.Outcome outcome = verify(Files.readString(UNIT).replace("Restart=", "Restrat="));

    assertThat(outcome.output()).contains("Restrat");
  }

  /** With the server where this machine has one, since systemd wants the command to be there. */
  private Tool.Outcome verify(String unit) throws IOException {
    Path server = Files.createDirectories(dir.resolve("wlp/bin")).resolve("server");
    Files.writeString(server, "#!/bin/sh\n");
    assertThat(server.toFile().setExecutable(true)).isTrue();
    Path copy = dir.resolve(UNIT.getFileName().toString());
    Files.writeString(copy, unit.replace(SERVER, dir.resolve("wlp").toString()));
    return Tool.named("systemd-analyze", "systemd").run("verify", copy.toString());
  }
}
