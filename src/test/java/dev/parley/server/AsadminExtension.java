package dev.parley.server;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Lets Arquillian know of {@link AsadminContainer}, but only where it is wanted: one at a time. */
public final class AsadminExtension implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    if ("asadmin".equals(System.getProperty("arquillian.launch"))) {
      builder.service(DeployableContainer.class, AsadminContainer.class);
    }
  }
}
