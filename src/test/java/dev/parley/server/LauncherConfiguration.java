package dev.parley.server;

import org.jboss.arquillian.container.spi.ConfigurationException;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** What {@code arquillian.xml} says of a server that a launcher of ours starts. */
public final class LauncherConfiguration implements ContainerConfiguration {
  private String home = "";

  /** The folder that the server was unpacked into, or its file. */
  public String getHome() {
    return home;
  }

  /** Called by Arquillian. */
  public void setHome(String home) {
    this.home = home;
  }

  @Override
  public void validate() {
    if (home.isEmpty()) {
      throw new ConfigurationException("home is missing");
    }
  }
}
