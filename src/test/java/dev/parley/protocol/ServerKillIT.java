package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.ServerProcess;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server dies without a word, and comes again. The build runs this on a server of its own. */
@Tag("kill")
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ServerKillIT {
  private static final String CHAT = "chat";
  private static final String SERVER = System.getProperty("arquillian.launch");

  /** So that the server is known by them. */
  private static final int OTHERS = 6;

  @ArquillianResource private ContainerController servers;
  @ArquillianResource private Deployer deployer;

  @Deployment(testable = false, managed = false, name = CHAT)
  static WebArchive parley() {
    return ParleyWar.archive();
  }

  @BeforeEach
  void start() {
    ServerProcess.awaitNone();
    servers.start(SERVER);
    deployer.deploy(CHAT);
  }

  @AfterEach
  void stop() {
    deployer.undeploy(CHAT);
    servers.stop(SERVER);
  }

  @Test
  void shouldKnowClientsByTheirTokenAndTellThatTheLogIsLost(
      @ArquillianResource @OperateOnDeployment(CHAT) URI deployed) {
    URI chat = ParleyWar.chat(deployed);
    ChatClient ada = ChatClient.connect(chat);
    String token = ada.signIn("Ada").getString("token");
    String epoch = ada.join("java").getString("epoch");
    ada.post("java", "before");

    List<ChatClient> others = IntStream.range(0, OTHERS).mapToObj(i -> signedIn(chat, i)).toList();
    ServerProcess.withManyConnections(1 + OTHERS).kill();

    assertThat(ada.closeCode()).isEqualTo(1006);
    others.forEach(other -> assertThat(other.closeCode()).isEqualTo(1006));
    noteTheEnd();
    start();
    try (ChatClient back = ChatClient.connect(chat)) {
      assertThat(back.signIn("Ada", token).getString("token")).isEqualTo(token);
      JsonObject joined =
          back.request("'type':'joinRoom','room':'java','since':{'epoch':'" + epoch + "','seq':1}");
      assertThat(joined.getBoolean("recovered")).isFalse();
      assertThat(joined.getString("epoch")).isNotEqualTo(epoch);
      assertThat(joined.getJsonArray("history")).isEmpty();
    }
  }

  /** One of those; with a name, since finding the server may take longer than it waits for one. */
  private static ChatClient signedIn(URI chat, int number) {
    ChatClient other = ChatClient.connect(chat);
    other.signIn("Other" + number);
    return other;
  }

  /** Lets Arquillian know; some adapters complain that there is nobody left to stop. */
  private void noteTheEnd() {
    try {
      servers.kill(SERVER);
    } catch (Exception e) { // thrown undeclared
      assertThat(e).isInstanceOf(LifecycleException.class);
    }
  }
}
