package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Node;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Open Liberty with a form and a basic registry. */
@Tag("nodes")
class FormAuthLibertyIT extends FormAuthContract {
  private static final AppServer SERVER = AppServer.libertyWith("form");

  /** Open Liberty looks every half a minute, and may be busy. */
  private static final Duration EXPIRY = Duration.ofSeconds(120);

  FormAuthLibertyIT() {
    super(SERVER);
  }

  @Test
  void shouldCloseTheConnectionWhenTheSessionExpires() {
    try (Node hasty = Node.start(SERVER, Map.of("SESSION_TIMEOUT", "5s"));
        Visitor ada = new Visitor(hasty, trusted())) {
      signIn(ada, "ada");
      ada.get("session");
      ChatClient chat = ada.chat();
      chat.next("welcome");

      Awaitility.await().atMost(EXPIRY).until(() -> !chat.isOpen());

      assertThat(chat.closeCode()).isEqualTo(4504);
    }
  }
}
