package dev.parley.bench.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Open Liberty, with the project's {@code server.xml}. */
final class Liberty extends Container {
  Liberty(Site site, String version) {
    super(site, "liberty", "Open Liberty " + version);
  }

  @Override
  public Running start(Mode mode) {
    return start(name(), site().port(), war(mode), Map.of());
  }

  /**
   * Starts one of several.
   *
   * @param number from 0; its folder and ports are its own
   * @param settings of Parley, as environment variables
   */
  Running startNode(int number, Map<String, String> settings) {
    return start(name() + "-" + number, site().port() + 2 * number, war(Mode.CHAT), settings);
  }

  private Running start(String folder, int port, Path war, Map<String, String> settings) {
    Path user = site().fresh(folder);
    Path server = user.resolve("servers/parley");
    copy(site().base().resolve("server.xml"), server.resolve("server.xml"));
    copy(war, server.resolve("apps/parley.war"));
    write(
        server.resolve("bootstrap.properties"),
        "http.host=127.0.0.1\nhttp.port=" + port + "\nhttps.port=" + (port + 1) + "\n");
    write(server.resolve("jvm.options"), String.join("\n", jvmFlags()) + "\n");
    Path command = site().dist("wlp").resolve("bin/server");
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("WLP_USER_DIR", user.toString());
    return Running.start(
        List.of("bash", command.toString(), "run", "parley"),
        environment,
        user.toFile(),
        log(user),
        port,
        "",
        probe());
  }
}
