package dev.parley.bench.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * WildFly, with as many I/O threads as cores, and endpoints called by them: as the README advises.
 */
final class WildFly extends Container {
  private static final int IO_THREADS = Runtime.getRuntime().availableProcessors();
  private static final String CONFIGURATION =
      """
      wildfly-configuration:
        subsystem:
          io:
            worker:
              default:
                io-threads: %d
          undertow:
            servlet-container:
              default:
                setting:
                  websockets:
                    dispatch-to-worker: false
      """;

  private final Path home;

  WildFly(Site site, String version) {
    super(site, "wildfly", "WildFly " + version);
    this.home = site.dist("wildfly-" + version);
  }

  @Override
  public String flags() {
    return super.flags() + ", io-threads: " + IO_THREADS + ", dispatch-to-worker: false";
  }

  @Override
  public Running start(Mode mode) {
    Path base = site().fresh(name());
    int port = site().port();
    Site.copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
    write(base.resolve("configuration/parley.yml"), CONFIGURATION.formatted(IO_THREADS));
    copy(war(mode), base.resolve("deployments/parley.war"));
    return Running.start(
        List.of(
            "bash",
            home.resolve("bin/standalone.sh").toString(),
            "--yaml=parley.yml",
            "-Djboss.server.base.dir=" + base,
            "-Djboss.bind.address=127.0.0.1",
            "-Djboss.http.port=" + port,
            "-Djboss.https.port=" + (port + 1),
            "-Djboss.management.http.port=" + (port + 2),
            "-Djboss.management.https.port=" + (port + 3)),
        Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "LAUNCH_JBOSS_IN_BACKGROUND",
            "true",
            "JAVA_OPTS",
            super.flags() + " -Djava.net.preferIPv4Stack=true"),
        base.toFile(),
        log(base),
        port,
        "/parley",
        probe());
  }
}
