package dev.parley.cluster;

import dev.parley.server.Hk2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Payara Micro, without the cluster that it would form itself. */
final class MicroServer implements AppServer {

  @Override
  public String name() {
    return "payara-micro";
  }

  @Override
  public ProcessBuilder prepare(Path dir, int port) throws IOException {
    Path war = dir.resolve("parley.war");
    Layout.copy(Layout.war(), war);
    return new ProcessBuilder(command(dir, port, "--deploy", war.toString()));
  }

  /** What starts one with these options besides. */
  static List<String> command(Path dir, int port, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Layout.java().resolve("bin/java").toString());
    command.addAll(JVM);
    command.add(Hk2.ONE_THREAD);
    // What it unpacks at each start goes with the folder, however it ends.
    command.add("-Djava.io.tmpdir=" + Files.createDirectory(dir.resolve("tmp")));
    command.addAll(List.of("-jar", Layout.target("server/payara-micro.jar").toString()));
    command.addAll(List.of("--nocluster", "--port", String.valueOf(port)));
    command.add("--prebootcommandfile");
    command.add(Path.of("src/test/payara/preboot.txt").toAbsolutePath().toString());
    command.addAll(List.of(options));
    return command;
  }
}
