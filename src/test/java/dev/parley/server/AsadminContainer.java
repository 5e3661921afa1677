package dev.parley.server;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Payara Server or GlassFish, whatever the version: all are driven by {@code asadmin}. The adapters
 * that exist take the JDK from the environment, start only what listens on all addresses, and there
 * is none for Payara Server with Jakarta EE 10.
 */
public final class AsadminContainer implements DeployableContainer<LauncherConfiguration> {
  private static final int HTTP_PORT = 9380;
  private static final int ADMIN_PORT = 9348;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Ports of our own, and loopback only. Neither JMS nor Hazelcast: both listen everywhere. */
  private static final Map<String, String> CHANGES =
      Map.ofEntries(
          Map.entry("address=\"0.0.0.0\"", "address=\"127.0.0.1\""),
          Map.entry("<network-listener port", "<network-listener address=\"127.0.0.1\" port"),
          Map.entry("port=\"8080\"", "port=\"" + HTTP_PORT + "\""),
          Map.entry("port=\"8181\"", "port=\"9343\""),
          Map.entry("port=\"4848\"", "port=\"" + ADMIN_PORT + "\""),
          Map.entry("port=\"8686\"", "port=\"9386\""),
          Map.entry("port=\"3700\"", "port=\"9337\""),
          Map.entry("port=\"3820\"", "port=\"9338\""),
          Map.entry("port=\"3920\"", "port=\"9339\""),
          Map.entry("type=\"EMBEDDED\"", "type=\"REMOTE\""),
          Map.entry(
              "<hazelcast-config-specific-configuration>",
              "<hazelcast-config-specific-configuration enabled=\"false\">"),
          Map.entry(
              "</java-config>", "<jvm-options>" + Hk2.ONE_THREAD + "</jvm-options></java-config>"));

  private Path home = Path.of("");

  @Override
  public Class<LauncherConfiguration> getConfigurationClass() {
    return LauncherConfiguration.class;
  }

  @Override
  public void setup(LauncherConfiguration configuration) {
    home = Path.of(configuration.getHome(), "glassfish").toAbsolutePath();
  }

  /** Starts the domain as it came, with {@link #CHANGES}, whatever an earlier run left in it. */
  @Override
  public void start() throws LifecycleException {
    try {
      Path domain = home.resolve("domains/domain1/config/domain.xml");
      Path original = domain.resolveSibling("domain.xml.original");
      if (!Files.exists(original)) {
        Files.copy(domain, original);
      }
      String text = Files.readString(original);
      for (Map.Entry<String, String> change : CHANGES.entrySet()) {
        text = text.replace(change.getKey(), change.getValue());
      }
      Files.writeString(domain, text);
      asadmin("start-domain");
    } catch (IOException e) {
      throw new LifecycleException("The domain does not start", e);
    }
  }

  @Override
  public void stop() throws LifecycleException {
    try {
      asadmin("stop-domain");
    } catch (IOException e) {
      throw new LifecycleException("The domain does not stop", e);
    }
  }

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return new ProtocolDescription("Servlet 5.0");
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    String name = name(archive);
    try {
      File war = home.resolve("domains/domain1/" + archive.getName()).toFile();
      archive.as(ZipExporter.class).exportTo(war, true);
      asadmin("deploy", "--name", name, "--contextroot", name, war.getPath());
    } catch (IOException e) {
      throw new DeploymentException(name + " does not deploy", e);
    }
    HTTPContext http = new HTTPContext("localhost", HTTP_PORT);
    return new ProtocolMetaData().addContext(http.add(new Servlet("default", "/" + name)));
  }

  @Override
  public void undeploy(Archive<?> archive) throws DeploymentException {
    try {
      asadmin("undeploy", name(archive));
    } catch (IOException e) {
      throw new DeploymentException(name(archive) + " does not undeploy", e);
    }
  }

  private static String name(Archive<?> archive) {
    return archive.getName().replaceFirst("\\.war$", "");
  }

  /**
   * Runs a command with the JDK of the tests, and fails with what it prints, or with what stands
   * still: left to itself {@code asadmin} waits for a server for ever.
   */
  private void asadmin(String... command) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(home.resolve("bin/asadmin").toString());
    line.addAll(List.of("--port", String.valueOf(ADMIN_PORT)));
    line.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("AS_JAVA", System.getProperty("java.home"));
    Path log = home.resolve("asadmin.log");
    builder.redirectOutput(log.toFile());
    Process process = builder.start();
    try {
      if (!process.waitFor(LIMIT.toSeconds(), SECONDS)) {
        String standstill = ServerProcess.standstillAnywhere();
        process.destroyForcibly();
        ServerProcess.killAll();
        throw new IOException(Files.readString(log) + "\n" + standstill);
      }
      if (process.exitValue() != 0) {
        throw new IOException(Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
