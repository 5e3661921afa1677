package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import org.junit.jupiter.api.Tag;

/** Open Liberty with a form and a basic registry. */
@Tag("nodes")
class FormAuthLibertyIT extends FormAuthContract {
  FormAuthLibertyIT() {
    super(AppServer.libertyWith("form"));
  }
}
