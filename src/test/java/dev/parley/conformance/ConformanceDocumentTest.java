package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConformanceDocumentTest {

  @Test
  void shouldTellWhatTheTablesOfDeviationsTell() throws IOException {
    Path rendered = Path.of("target/conformance.md");
    Files.writeString(rendered, ConformanceDocument.render());

    assertThat(Path.of("src/docs/conformance.md"))
        .as("to be copied from %s", rendered)
        .hasSameTextualContentAs(rendered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"liberty", "tyrus", "wildfly"})
  void shouldKnowDeviationsOfCasesThatThereAre(String server) {
    Set<String> cases = ConformanceDocument.titles().keySet();

    assertThat(cases).hasSizeGreaterThan(300);
    assertThat(Deviations.of(server)).isNotEmpty();
    assertThat(cases).containsAll(Deviations.of(server).keySet());
  }
}
