package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** Payara Micro with a form and users in a file. */
@Tag("mixed")
class FormAuthMicroIT extends FormAuthContract {
  FormAuthMicroIT() {
    super(AppServer.SECURED_MICRO);
  }

  @Override
  @RepeatedTest(100) // of 500, 9 left the server in a state in which it mixed up what came next
  void shouldCloseTheConnectionsOfALoginWhenItIsSignedOut() {
    super.shouldCloseTheConnectionsOfALoginWhenItIsSignedOut();
  }
}
