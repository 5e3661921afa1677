package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the Containerfile to what it must agree with, since not every machine can build it. */
class ContainerfileTest {
  private static final Pattern INSTRUCTION = Pattern.compile("(?m)^([A-Z]+) +(.*)$");
  private static final String WAR = "target/parley.war";

  private record Instruction(String name, String arguments) {}

  @Test
  void shouldStandOnTheOpenLibertyOfTheTests() throws IOException {
    String version = first("<openliberty.version>(.*)</openliberty.version>", Path.of("pom.xml"));

    assertThat(instructions().get(0).name()).isEqualTo("FROM");
    assertThat(instructions().get(0).arguments())
        .matches("icr\\.io/appcafe/open-liberty:" + Pattern.quote(version) + "-kernel-slim-\\S+");
  }

  @Test
  void shouldCopyWhatIsThere() throws IOException {
    List<String> sent = Files.readAllLines(Path.of(".containerignore"));
    for (String copy : arguments("COPY")) {
      String source = copy.split(" ")[1];
      assertThat(source.equals(WAR) || Files.exists(Path.of(source))).as(source).isTrue();
      assertThat(sent).contains("!" + source);
      assertThat(copy).startsWith("--chown=1001:0 ");
    }
  }

  @Test
  void shouldAddTheFeaturesBeforeTheApplicationAndFillTheCachesAfterIt() throws IOException {
    assertThat(
            instructions().stream()
                .filter(step -> step.name().equals("RUN") || step.name().equals("COPY"))
                .map(step -> step.arguments().replaceFirst("--chown\\S+ (\\S+) .*", "$1")))
        .containsExactly("server.xml", "features.sh", WAR, "configure.sh");
  }

  @Test
  void shouldServeOthersOnThePortOfTheServer() throws IOException {
    String port = first("\"http.port\" defaultValue=\"(\\d+)\"", Path.of("server.xml"));

    assertThat(arguments("EXPOSE")).containsExactly(port);
    assertThat(arguments("ENV")).contains("HTTP_HOST=*");
    assertThat(Files.readString(Path.of("server.xml"))).contains("host=\"${http.host}\"");
  }

  @Test
  void shouldNotRunAsRoot() throws IOException {
    List<Instruction> all = instructions();
    assertThat(all.get(all.size() - 1)).isEqualTo(new Instruction("USER", "1001"));
  }

  private static List<String> arguments(String name) throws IOException {
    return instructions().stream()
        .filter(step -> step.name().equals(name))
        .map(Instruction::arguments)
        .toList();
  }

  private static List<Instruction> instructions() throws IOException {
    String text =
        Files.readString(Path.of("src/ops/container/Containerfile")).replaceAll("\\\\\n *", "");
    return INSTRUCTION
        .matcher(text)
        .results()
        .map(found -> new Instruction(found.group(1), found.group(2)))
        .toList();
  }

  private static String first(String pattern, Path file) throws IOException {
    Matcher found = Pattern.compile(pattern).matcher(Files.readString(file));
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }
}
