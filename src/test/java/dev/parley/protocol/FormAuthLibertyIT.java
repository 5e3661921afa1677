package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Cluster;
import dev.parley.cluster.Node;
import java.time.Duration;
import java.util.List;
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

  @Test
  void shouldKnowWhoeverIsSignedInOnAllNodes() {
    try (Cluster cluster = Cluster.start(SERVER, SERVER);
        Visitor here = new Visitor(cluster.nodes().get(0), trusted());
        Visitor there = new Visitor(cluster.nodes().get(1), trusted());
        Visitor other = new Visitor(cluster.nodes().get(1), trusted())) {
      signIn(here, "ada");
      signIn(there, "ada");
      signIn(other, "bob");
      List.of(here, there, other).forEach(visitor -> visitor.get("session"));
      ChatClient ada = here.chat();
      ChatClient adaThere = there.chat();
      ChatClient bob = other.chat();
      List.of(ada, adaThere, bob).forEach(client -> client.next("welcome"));

      bob.request("'type':'privateMessage','to':'ada','message':'hello'");
      assertThat(ada.next("privateMessage").getString("from")).isEqualTo("bob");
      assertThat(adaThere.next("privateMessage").getString("from")).isEqualTo("bob");

      assertThat(here.signOut(here.origin()).statusCode()).isEqualTo(204);
      assertThat(ada.closeCode()).isEqualTo(4504);
      assertThat(adaThere.settle().isOpen()).isTrue(); // another login
    }
  }
}
