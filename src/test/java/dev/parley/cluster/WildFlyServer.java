package dev.parley.cluster;

import dev.parley.process.FreePort;
import java.io.IOException;
import java.nio.file.Path;

/** WildFly. All nodes share the program; each has a base folder of its own. */
final class WildFlyServer implements AppServer {

  @Override
  public String name() {
    return "wildfly";
  }

  @Override
  public ProcessBuilder prepare(Path dir, int port) throws IOException {
    ProcessBuilder builder = command(dir, port);
    Layout.copy(Layout.war(), dir.resolve("deployments/parley.war"));
    return builder;
  }

  /** What starts one that serves what is in the folder {@code deployments}. */
  static ProcessBuilder command(Path dir, int port) throws IOException {
    Path home = Path.of(System.getProperty("server.home"));
    Layout.copy(home.resolve("standalone/configuration"), dir.resolve("configuration"));
    ProcessBuilder builder =
        new ProcessBuilder(
            "bash",
            home.resolve("bin/standalone.sh").toString(),
            "-Djboss.server.base.dir=" + dir,
            "-Djboss.bind.address=127.0.0.1",
            "-Djboss.http.port=" + port,
            "-Djboss.https.port=" + FreePort.next(),
            "-Djboss.management.http.port=" + FreePort.next());
    builder.environment().put("JAVA_HOME", Layout.java().toString());
    builder
        .environment()
        .put("JAVA_OPTS", String.join(" ", JVM) + " -Djava.net.preferIPv4Stack=true");
    return builder;
  }
}
