package dev.parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page names all modules that it needs, so that no browser finds one only by another. */
class ModulesTest {
  private static final Pattern IMPORT =
      Pattern.compile("^(?:import|export)\\b[^;]*?\\bfrom '([^']+)';", Pattern.MULTILINE);
  private static final Pattern NAMED =
      Pattern.compile(
          "<(?:link rel=\"modulepreload\" href|script type=\"module\" src)=\"([^\"]+)\"");

  @Test
  void shouldAllBeNamedByThePage() {
    Set<String> needed = new TreeSet<>();
    need(PageFiles.ROOT.resolve("main.js"), needed);

    Set<String> named =
        NAMED
            .matcher(PageFiles.read(PageFiles.ROOT.resolve("index.html")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(needed).hasSizeGreaterThan(30);
    assertThat(named).isEqualTo(needed);
  }

  /** Adds a module and all that it imports. */
  private static void need(Path module, Set<String> needed) {
    if (needed.add(PageFiles.ROOT.relativize(module).toString())) {
      IMPORT
          .matcher(PageFiles.read(module))
          .results()
          .forEach(found -> need(module.resolveSibling(found.group(1)).normalize(), needed));
    }
  }
}
