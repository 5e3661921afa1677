package dev.parley.protocol;

import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** The protocol on a managed application server: clients that mean harm. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ServerHostileIT extends HostileContract {
  @ArquillianResource private URI server;

  @Deployment(testable = false)
  static WebArchive parley() {
    return ParleyWar.archive();
  }

  @Override
  protected URI chat() {
    return ParleyWar.chat(server);
  }
}
