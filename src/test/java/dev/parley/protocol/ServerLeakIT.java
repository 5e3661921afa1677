package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.ServerProcess;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(Integer.MAX_VALUE)
class ServerLeakIT extends LeakContract {
  private static final int MANY = 500;
  private static final long FEW = MANY / 2;

  /**
   * What belongs to a connection, and its parts. Of a server's own, which some keep for a minute
   * after the end, this leaves out.
   */
  private static final Pattern OF_CONNECTIONS =
      Pattern.compile("^(dev\\.parley|org\\.glassfish\\.(tyrus|weld)|org\\.jboss\\.weld)\\.");

  @Deployment(testable = false, managed = false, name = CHAT)
  static WebArchive parley() {
    return ParleyWar.archive();
  }

  @Override
  protected int redeploys() {
    return 20;
  }

  @Test
  void shouldKeepNothingOfConnectionsThatHaveEnded(
      @ArquillianResource @OperateOnDeployment(CHAT) URI deployed) {
    URI chat = ParleyWar.chat(deployed);
    ServerProcess server = serverWithPeople(chat);
    comeAndGo(chat); // servers keep some of the first
    Map<String, Long> before = server.instances();

    comeAndGo(chat);

    eventually(
        () -> {
          Map<String, Long> after = server.instances();
          after.keySet().removeIf(name -> !OF_CONNECTIONS.matcher(name).find());
          after.replaceAll((name, count) -> count - before.getOrDefault(name, 0L));
          assertThat(after)
              .isNotEmpty()
              .allSatisfy((name, more) -> assertThat(more).isLessThan(FEW));
        });
    deployer.undeploy(CHAT);
  }

  private static void comeAndGo(URI chat) {
    for (int i = 0; i < MANY; i++) {
      try (ChatClient client = ChatClient.connect(chat)) {
        client.send("{'type':'ping'}");
      }
    }
  }

  @Test
  void shouldLoseNoThreadToConnectionsThatAreCut(
      @ArquillianResource @OperateOnDeployment(CHAT) URI deployed) {
    URI chat = ParleyWar.chat(deployed);
    ConsistencyTrial.run(chat);
    ServerProcess server = serverWithPeople(chat);

    deployer.undeploy(CHAT);

    awaitNoThreads(server);
  }
}
