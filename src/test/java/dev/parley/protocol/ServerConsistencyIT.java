package dev.parley.protocol;

import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing is lost, repeated or out of order on a managed application server. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ServerConsistencyIT {
  @ArquillianResource private URI server;

  @Deployment(testable = false)
  static WebArchive parley() {
    return ParleyWar.archive();
  }

  @Test
  void shouldKeepItsPromisesThoughConnectionsAreCutAtRandom() {
    ConsistencyTrial.run(ParleyWar.chat(server));
  }
}
