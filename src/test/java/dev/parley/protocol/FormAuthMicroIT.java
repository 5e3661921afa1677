package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import org.junit.jupiter.api.Tag;

/** Payara Micro with a form and users in a file. */
@Tag("mixed")
class FormAuthMicroIT extends FormAuthContract {
  FormAuthMicroIT() {
    super(AppServer.SECURED_MICRO);
  }
}
