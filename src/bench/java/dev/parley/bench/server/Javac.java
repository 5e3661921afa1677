package dev.parley.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles the code of a peer. */
final class Javac {
  private Javac() {}

  /** Compiles the sources of a directory to its {@code classes}. */
  static void compile(Path dir, String classPath) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-nowarn", "-Xlint:none", "-proc:none", "-parameters"));
    arguments.addAll(List.of("-d", dir.resolve("classes").toString(), "-cp", classPath));
    try (Stream<Path> files = Files.list(dir)) {
      files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + dir, e);
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (result != 0) {
      throw new IllegalStateException("cannot compile " + dir);
    }
  }
}
