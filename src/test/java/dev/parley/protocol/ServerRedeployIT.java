package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WAR goes and comes again in a running server. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ServerRedeployIT {
  private static final String CHAT = "chat";

  @ArquillianResource private Deployer deployer;

  @Deployment(testable = false, managed = false, name = CHAT)
  static WebArchive parley() {
    return ParleyWar.archive();
  }

  @BeforeEach
  void deploy() {
    deployer.deploy(CHAT);
  }

  @AfterEach
  void undeploy() {
    deployer.undeploy(CHAT);
  }

  @Test
  void shouldTellClientsToComeBackAndKnowThemByTheirToken(
      @ArquillianResource @OperateOnDeployment(CHAT) URI server) {
    URI chat = ParleyWar.chat(server);
    ChatClient ada = ChatClient.connect(chat);
    String token = ada.signIn("Ada").getString("token");
    String epoch = ada.join("java").getString("epoch");
    ada.post("java", "before");

    deployer.undeploy(CHAT);
    assertThat(ada.closeCode()).isIn(4001, 1001); // some servers are quicker to say that they go
    deployer.deploy(CHAT);

    try (ChatClient back = ChatClient.connect(chat);
        ChatClient thief = ChatClient.connect(chat)) {
      assertThat(back.signIn("Ada", token).getString("token")).isEqualTo(token);
      assertThat(thief.signIn("Ada", "BBBBBBBBBBBBBBBBBBBBBB").getString("code"))
          .isEqualTo("USERNAME_TAKEN");
      JsonObject joined =
          back.request("'type':'joinRoom','room':'java','since':{'epoch':'" + epoch + "','seq':0}");
      assertThat(joined.getBoolean("recovered")).isFalse();
      assertThat(joined.getString("epoch")).isNotEqualTo(epoch);
    }
  }
}
