package dev.parley.page;

import dev.parley.protocol.ParleyWar;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People at the page that a real server serves, in real browsers. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
abstract class PageTest {
  @ArquillianResource URI server;

  @RegisterExtension final People people = new People(() -> server);

  @Deployment(testable = false)
  static WebArchive parley() {
    return ParleyWar.archive();
  }
}
