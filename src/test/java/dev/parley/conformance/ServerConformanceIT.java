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

  /** As the build names it with {@code -Dserver}. */
  @Override
  protected String server() {
    return System.getProperty("server", "liberty");
  }
}
