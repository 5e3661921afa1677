package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How a server keeps RFC 6455, frame by frame. The WAR has no part in framing: where a server
 * deviates, the table of its name among the test resources says how, and a deviation that is gone
 * fails as a new one does.
 */
abstract class ConformanceContract {
  private static final int AT_ONCE = 16;

  /** A close frame may be lost where a server resets the connection right after it. */
  private static final int TRIES = 3;

  /** Where the server under test listens. */
  protected abstract URI chat();

  /** The name of its table. */
  protected abstract String server();

  @ParameterizedTest
  @EnumSource(Section.class)
  void shouldKeepToTheStandardButForWhatIsKnown(Section section) throws Exception {
    Map<String, List<String>> known = Deviations.of(server());
    Probe probe = new Probe(chat());
    check(
        section.id(),
        section.cases().stream()
            .<Callable<Finding>>map(trial -> () -> finding(trial, probe, known))
            .toList());
  }

  @Test
  void shouldShakeHandsByTheStandardButForWhatIsKnown() throws Exception {
    Map<String, List<String>> known = Deviations.of(server());
    Probe probe = new Probe(chat());
    check(
        "handshake",
        Handshakes.all().stream()
            .<Callable<Finding>>map(
                one ->
                    () -> {
                      String did = probe.shakeHands(one.request());
                      String is = one.allowed().contains(did) ? Finding.RIGHT : did;
                      return new Finding(one.id(), is, Deviations.expected(known, one.id()));
                    })
            .toList());
  }

  private static Finding finding(
      ConformanceCase trial, Probe probe, Map<String, List<String>> known) {
    List<String> expected = Deviations.expected(known, trial.id());
    Finding finding = null;
    for (int i = 0; i < TRIES && (finding == null || finding.isNews()); i++) {
      String outcome = probe.run(trial).toString();
      String is = trial.allows(outcome) ? Finding.RIGHT : outcome;
      finding = new Finding(trial.id(), is, expected);
    }
    return finding;
  }

  private void check(String section, List<Callable<Finding>> trials) throws Exception {
    Map<String, String> deviations = new TreeMap<>();
    Map<String, String> news = new TreeMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (Future<Finding> future : threads.invokeAll(trials)) {
        Finding finding = future.get();
        if (finding.deviates()) {
          deviations.put(finding.id(), finding.is());
        }
        if (finding.isNews()) {
          news.put(
              finding.id(),
              finding.is() + ", in place of " + String.join(" or ", finding.expected()));
        }
      }
    } finally {
      threads.shutdownNow();
    }
    Path seen = write(section, deviations);
    assertThat(news).as("other than in the table of %s; all are in %s", server(), seen).isEmpty();
  }

  /** Writes what a table of this section would have to say. */
  private Path write(String section, Map<String, String> deviations) throws IOException {
    StringBuilder lines = new StringBuilder();
    deviations.forEach((id, outcome) -> lines.append(Deviations.line(id, outcome)));
    Path file = Path.of("target", "conformance", server(), section + ".csv");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, lines);
  }
}
