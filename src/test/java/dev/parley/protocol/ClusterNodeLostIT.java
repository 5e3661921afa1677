package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Cluster;
import dev.parley.cluster.Node;
import dev.parley.cluster.Nodes;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node dies or hangs: two others have to agree on who is gone. */
@Tag("nodes")
class ClusterNodeLostIT {
  private static final int ROUNDS = 2;

  /** Two leases, and some. */
  private static final Duration SOON = Nodes.LEASE.multipliedBy(2).plusSeconds(3);

  private static Cluster cluster;
  private static Nodes nodes;

  @BeforeAll
  static void start() {
    cluster = Cluster.start(AppServer.LIBERTY, AppServer.LIBERTY, AppServer.LIBERTY);
    nodes = cluster.nodes();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void shouldLetUsersOfADeadNodeLeaveOnceUnlessTheyAreElsewhere() {
    ChatClient ada = member(0, "Ada", "lost");
    ChatClient ben = member(1, "Ben", "lost");
    Node mortal = nodes.get(2);
    for (int round = 1; round <= ROUNDS; round++) {
      ChatClient gone = member(2, "Gone " + round, "lost");
      ChatClient eve = connect(0);
      tab(2, eve, "Eve " + round);
      eve.join("lost");
      ChatClient carl = connect(2);
      String token = carl.signIn("Carl " + round).getString("token");
      carl.join("lost");
      ada.next("userJoined", joined -> joined.getString("username").startsWith("Carl"));

      mortal.kill();

      assertThat(gone.closeCode()).isEqualTo(1006);
      assertThat(code(connect(0), "Carl " + round)).isEqualTo("USERNAME_TAKEN");
      ChatClient back = connect(1);
      assertThat(back.signIn("Carl " + round, token).getString("type")).isEqualTo("welcome");
      back.join("lost");
      for (ChatClient observer : List.of(ada, ben)) {
        JsonObject left = awaitLeft(observer, "Gone " + round);
        assertThat(left.getString("reason")).isEqualTo("node-lost");
      }
      mortal.restart();
      // nobody else in this round, and nobody twice in the one before
      assertThat(ada.settle().all("userLeft")).hasSize(round);
      assertThat(ben.settle().all("userLeft")).hasSize(round);
      assertThat(users(eve, "lost")).contains("Eve " + round, "Carl " + round);
    }
  }

  @Test
  void shouldAgreeOnWhoIsThereAfterANodeHasHung() {
    ChatClient ada = member(0, "Ann", "hung");
    ChatClient bob = member(2, "Bob", "hung");

    nodes.get(2).pause();
    try {
      assertThat(awaitLeft(ada, "Bob").getString("reason")).isEqualTo("node-lost");
    } finally {
      nodes.get(2).resume();
    }

    // in good health again, or told to come back: but not both here and not here
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(users(ada, "hung").contains("Bob")).isEqualTo(bob.isOpen()));
    if (bob.isOpen()) {
      assertThat(bob.post("hung", "here").getString("type")).isEqualTo("ack");
    }
  }

  private static ChatClient connect(int node) {
    return ChatClient.connect(nodes.get(node).uri());
  }

  private static ChatClient member(int node, String name, String room) {
    ChatClient client = connect(node);
    client.signIn(name);
    client.join(room);
    return client;
  }

  /** Signs the client in, and the same user in the same room at another node. */
  private static void tab(int node, ChatClient client, String name) {
    String token = client.signIn(name).getString("token");
    ChatClient tab = connect(node);
    tab.signIn(name, token);
    tab.join("lost");
  }

  private static JsonObject awaitLeft(ChatClient observer, String name) {
    Awaitility.await(name + " leaves")
        .atMost(SOON)
        .until(
            () ->
                observer.all("userLeft").stream()
                    .anyMatch(left -> left.getString("username").equals(name)));
    return observer.next("userLeft", left -> left.getString("username").equals(name));
  }

  private static List<String> users(ChatClient member, String room) {
    return member.join(room).getJsonArray("users").getValuesAs(JsonString::getString);
  }

  private static String code(ChatClient client, String username) {
    return client
        .request("'type':'setUsername','username':'" + username + "'")
        .getString("code", "");
  }
}
