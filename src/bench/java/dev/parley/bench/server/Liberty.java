package dev.parley.bench.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Open Liberty, with the project's {@code server.xml}. */
final class Liberty extends Container {
  Liberty(Site site, String version) {
    super(site, "liberty", "Open Liberty " + version);
  }

  @Override
  public Running start(Mode mode) {
    Path user = site().fresh(name());
    Path server = user.resolve("servers/parley");
    int port = site().port();
    copy(site().base().resolve("server.xml"), server.resolve("server.xml"));
    copy(war(mode), server.resolve("apps/parley.war"));
    write(
        server.resolve("bootstrap.properties"),
        "http.host=127.0.0.1\nhttp.port=" + port + "\nhttps.port=" + (port + 1) + "\n");
    write(server.resolve("jvm.options"), String.join("\n", jvmFlags()) + "\n");
    Path command = site().dist("wlp").resolve("bin/server");
    return Running.start(
        List.of("bash", command.toString(), "run", "parley"),
        Map.of("JAVA_HOME", System.getProperty("java.home"), "WLP_USER_DIR", user.toString()),
        user.toFile(),
        log(user),
        port,
        "",
        probe());
  }
}
