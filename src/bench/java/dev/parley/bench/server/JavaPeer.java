package dev.parley.bench.server;

import dev.parley.bench.client.Dialect;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A peer on the JVM: {@code Main.java}, and a {@code pom.xml} with nothing but its libraries. */
final class JavaPeer extends Peer {
  private static final String COPY =
      "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies";

  JavaPeer(Site site, String name, String title, Dialect dialect) {
    super(site, name, title, dialect);
  }

  @Override
  public boolean onJvm() {
    return true;
  }

  @Override
  public String flags() {
    return String.join(" ", JVM);
  }

  @Override
  void build(Path dir) {
    String maven = site().maven().resolve("bin/mvn").toString();
    Site.run(dir, List.of(maven, "-q", "-B", COPY, "-DoutputDirectory=lib"));
    Javac.compile(dir, libraries(dir));
  }

  @Override
  List<String> command(Path dir) {
    List<String> command = new ArrayList<>();
    command.add(Site.java());
    command.addAll(JVM);
    command.addAll(List.of("-cp", "classes:lib/*", "chat.Main"));
    return command;
  }

  private static String libraries(Path dir) {
    try (Stream<Path> jars = Files.list(dir.resolve("lib"))) {
      return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new IllegalStateException("no libraries in " + dir, e);
    }
  }
}
