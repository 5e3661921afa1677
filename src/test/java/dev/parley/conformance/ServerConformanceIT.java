package dev.parley.conformance;

import dev.parley.protocol.ParleyWar;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** RFC 6455 on a managed application server. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ServerConformanceIT extends ConformanceContract {
  @ArquillianResource private URI deployed;

  @Deployment(testable = false)
  static WebArchive parley() {
    return ParleyWar.archive();
  }

  @Override
  protected URI chat() {
    return ParleyWar.chat(deployed);
  }

  /** Those of Payara and GlassFish are Tyrus with Grizzly, and do as Tyrus alone does. */
  @Override
  protected String server() {
    String server = System.getProperty("server", "liberty");
    return server.startsWith("payara") || server.startsWith("glassfish") ? "tyrus" : server;
  }
}
