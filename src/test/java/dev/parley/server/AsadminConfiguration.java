package dev.parley.server;

import org.jboss.arquillian.container.spi.ConfigurationException;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** What {@code arquillian.xml} says of an {@link AsadminContainer}. */
public final class AsadminConfiguration implements ContainerConfiguration {
  private String home = "";

  /** Where the server was unpacked. */
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
