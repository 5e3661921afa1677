package dev.parley.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Open Liberty. All nodes share the program; each has a user folder of its own. */
final class LibertyServer implements AppServer {

  @Override
  public String name() {
    return "liberty";
  }

  @Override
  public Path log(Path dir, Path console) {
    return dir.resolve("servers/parley/logs/messages.log");
  }

  @Override
  public ProcessBuilder prepare(Path dir, int port) throws IOException {
    Path server = server(dir);
    Path sources = Path.of("src/test/liberty");
    String features = System.getProperty("liberty.features");
    Layout.copy(sources.resolve("node.xml"), server.resolve("server.xml"));
    Layout.copy(sources.resolve(features).resolve("features.xml"), server.resolve("features.xml"));
    Layout.copy(Layout.war(), server.resolve("apps/parley.war"));
    return command(dir, port);
  }

  /** The folder of the server in a user folder. */
  static Path server(Path dir) {
    return dir.resolve("servers/parley");
  }

  /** What starts a server that has its configuration and applications. */
  static ProcessBuilder command(Path dir, int port) throws IOException {
    Path server = server(dir);
    Layout.write(
        server.resolve("bootstrap.properties"),
        List.of("http.host=127.0.0.1", "http.port=" + port));
    Layout.write(server.resolve("jvm.options"), JVM);
    Path command = Layout.target("liberty/wlp/bin/server");
    ProcessBuilder builder = new ProcessBuilder("bash", command.toString(), "run", "parley");
    builder.environment().put("JAVA_HOME", Layout.java().toString());
    builder.environment().put("WLP_USER_DIR", dir.toString());
    return builder;
  }
}
