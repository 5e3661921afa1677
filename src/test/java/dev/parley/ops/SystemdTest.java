package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdTest {
  private static final Path UNIT = Path.of("src/ops/systemd/parley.service");

  @TempDir private Path dir;

  @Test
  void shouldBeAUnitThatSystemdTakes() throws IOException {
    Program.Outcome outcome = verify(Files.readString(UNIT));

    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.status()).isZero();
  }

  @Test
  void shouldSeeAMistakeInAUnit() throws IOException {
    Program.Outcome outcome = verify(Files.readString(UNIT).replace("Restart=", "Restrat="));

    assertThat(outcome.output()).contains("Restrat");
  }

  /** With commands that are on this machine, since systemd wants them to be there. */
  private Program.Outcome verify(String unit) throws IOException {
    Path command = Files.writeString(dir.resolve("command"), "#!/bin/sh\n");
    assertThat(command.toFile().setExecutable(true)).isTrue();
    Path copy = dir.resolve(UNIT.getFileName().toString());
    Files.writeString(copy, unit.replaceAll("(?m)^(Exec\\w+=-?)/\\S+", "$1" + command));
    return Program.find("systemd-analyze", "systemd").run("", "verify", copy.toString());
  }
}
