package dev.parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page says the same in each of its languages, and names libraries that are in the WAR. */
class WordsTest {
  private static final Pattern ENTRY =
      Pattern.compile(
          "^ {2}'([\\w.-]+)': (.*?),\\n(?=\\n| {2}'|\\};)", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");
  private static final Pattern ASKED =
      Pattern.compile("(?:say|template)\\('([\\w.-]+)'|data-words(?:-[a-z-]+)?=\"([\\w.-]+)\"");
  private static final Pattern WEBJAR = Pattern.compile("webjars/[\\w./-]+");

  @ParameterizedTest
  @ValueSource(strings = {"de", "ar"})
  void shouldHaveTheSameWordsWithTheSamePlacesAsEnglish(String language) {
    assertThat(places(language)).isEqualTo(places("en"));
  }

  @Test
  void shouldHaveAllWordsThatThePageAsksFor() {
    Set<String> asked =
        PageFiles.sources()
            .flatMap(source -> ASKED.matcher(source).results())
            .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
            .collect(Collectors.toSet());
    assertThat(asked).hasSizeGreaterThan(50);
    assertThat(places("en").keySet()).containsAll(asked);
  }

  @Test
  void shouldNameTheWebJarsThatAreInTheWar() {
    Set<String> named =
        PageFiles.sources()
            .flatMap(source -> WEBJAR.matcher(source).results())
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    assertThat(named).hasSize(2);
    assertThat(named)
        .allSatisfy(
            path ->
                assertThat(
                        WordsTest.class.getClassLoader().getResource("META-INF/resources/" + path))
                    .isNotNull());
  }

  /** The places to fill of each entry; all forms of one have the same, or none at all. */
  private static Map<String, Set<String>> places(String language) {
    Map<String, Set<String>> places = new TreeMap<>();
    ENTRY
        .matcher(PageFiles.read(PageFiles.ROOT.resolve("words/" + language + ".js")))
        .results()
        .forEach(
            entry ->
                places.put(
                    entry.group(1),
                    PLACE
                        .matcher(entry.group(2))
                        .results()
                        .map(place -> place.group(1))
                        .collect(Collectors.toCollection(TreeSet::new))));
    assertThat(places).hasSizeGreaterThan(100);
    return places;
  }
}
