package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import org.junit.jupiter.api.Tag;

/** WildFly with a form and users in a file. */
@Tag("mixed")
class FormAuthWildFlyIT extends FormAuthContract {
  FormAuthWildFlyIT() {
    super(AppServer.SECURED_WILDFLY);
  }
}
