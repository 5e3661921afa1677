package dev.parley.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Payara Micro: a process for each deployment. The adapter that exists reads from the server's log
 * whether it is up, and misses it now and then; this one reads the log anew each time, then asks
 * the server.
 */
public final class MicroContainer implements DeployableContainer<LauncherConfiguration> {
  private static final int HTTP_PORT = 9280;
  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final String UP = "Payara Micro URLs:";

  private Path jar = Path.of("");
  private Process process;

  @Override
  public Class<LauncherConfiguration> getConfigurationClass() {
    return LauncherConfiguration.class;
  }

  @Override
  public void setup(LauncherConfiguration configuration) {
    jar = Path.of(configuration.getHome()).toAbsolutePath();
  }

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return new ProtocolDescription("Servlet 5.0");
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    File war = jar.resolveSibling(archive.getName()).toFile();
    archive.as(ZipExporter.class).exportTo(war, true);
    String path = "/" + archive.getName().replaceFirst("\\.war$", "");
    URI page = URI.create("http://localhost:" + HTTP_PORT + path + "/");
    Path log = jar.resolveSibling("payara-micro.log");
    try {
      process = start(war, log);
      await().atMost(START).until(() -> !process.isAlive() || isUp(log, page));
    } catch (IOException e) {
      throw new DeploymentException(path + " does not deploy", e);
    } catch (ConditionTimeoutException e) {
      throw new DeploymentException(
          path + " does not deploy: " + ServerProcess.of(process.toHandle()).standstill(), e);
    }
    if (!process.isAlive()) {
      throw new DeploymentException("The server ended: see " + log);
    }
    HTTPContext http = new HTTPContext("localhost", HTTP_PORT);
    return new ProtocolMetaData().addContext(http.add(new Servlet("default", path)));
  }

  @Override
  public void undeploy(Archive<?> archive) {
    process.destroy();
    try {
      await().atMost(STOP).until(() -> !process.isAlive());
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(File war, Path log) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            Hk2.ONE_THREAD,
            "-jar",
            jar.toString(),
            "--nocluster",
            "--port",
            String.valueOf(HTTP_PORT),
            "--prebootcommandfile",
            "src/test/payara/preboot.txt",
            "--deploy",
            war.getPath())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** Asks the server only once it says that it is up. */
  private static boolean isUp(Path log, URI page) throws IOException {
    return Files.readString(log, ISO_8859_1).contains(UP) && answers(page);
  }

  private static boolean answers(URI page) {
    try {
      HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
      connection.setReadTimeout((int) ANSWER.toMillis());
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
