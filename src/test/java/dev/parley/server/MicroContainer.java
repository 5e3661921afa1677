package dev.parley.server;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
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
 * whether it is up, and misses it now and then; this one asks the server.
 */
public final class MicroContainer implements DeployableContainer<LauncherConfiguration> {
  private static final int HTTP_PORT = 9280;
  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration STOP = Duration.ofSeconds(30);

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
    try {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
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
              .redirectOutput(jar.resolveSibling("payara-micro.log").toFile())
              .start();
      await()
          .atMost(START)
          .until(
              () ->
                  !process.isAlive()
                      || answers(URI.create("http://localhost:" + HTTP_PORT + path + "/")));
    } catch (IOException | ConditionTimeoutException e) {
      throw new DeploymentException(path + " does not deploy", e);
    }
    if (!process.isAlive()) {
      throw new DeploymentException("The server ended: see payara-micro.log beside " + jar);
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

  private static boolean answers(URI page) {
    try {
      HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
      connection.setReadTimeout((int) START.toMillis());
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
