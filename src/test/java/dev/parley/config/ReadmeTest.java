package dev.parley.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(chat\\.[a-z.-]+)` \\| ([^|]*?) ?\\|");

  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]*[a-z](?:IT|Test))`");

  @Test
  void shouldListEveryKeyThatIsReadAndNoOther() throws IOException {
    assertThat(new TreeSet<>(documented().keySet())).isEqualTo(ConfigKeys.all());
  }

  @Test
  void shouldTellTheDefaultsAsTheyAre() throws IOException {
    ChatConfig explicit = ChatConfig.read(documented()::get);

    assertThat(explicit).isEqualTo(ChatConfig.read(key -> null));
  }

  @Test
  void shouldNameTestsThatThereAre() throws IOException {
    assertThat(TEST.matcher(readme()).results().map(test -> test.group(1)))
        .isNotEmpty()
        .isSubsetOf(tests());
  }

  private static Set<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
          .collect(Collectors.toSet());
    }
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  private static Map<String, String> documented() throws IOException {
    return ROW.matcher(readme())
        .results()
        .collect(
            Collectors.toMap(
                row -> row.group(1), ReadmeTest::value, (a, b) -> a, LinkedHashMap::new));
  }

  private static String value(MatchResult row) {
    return row.group(2);
  }
}
