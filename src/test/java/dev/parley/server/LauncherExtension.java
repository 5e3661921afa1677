package dev.parley.server;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Lets Arquillian know of our own launchers, but only of the one to launch: it takes no two. */
public final class LauncherExtension implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    switch (System.getProperty("arquillian.launch", "")) {
      case "asadmin" -> builder.service(DeployableContainer.class, AsadminContainer.class);
      case "payara-micro" -> builder.service(DeployableContainer.class, MicroContainer.class);
      default -> {
        // an adapter of the server's makers is on the class path
      }
    }
  }
}
