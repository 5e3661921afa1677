package dev.parley.protocol;

import dev.parley.server.ServerProcess;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(Integer.MAX_VALUE)
class ServerLeakIT extends LeakContract {

  @Deployment(testable = false, managed = false, name = CHAT)
  static WebArchive parley() {
    return ParleyWar.archive();
  }

  @Override
  protected int redeploys() {
    return 20;
  }

  @Test
  void shouldLoseNoThreadToConnectionsThatAreCut(
      @ArquillianResource @OperateOnDeployment(CHAT) URI deployed) {
    URI chat = ParleyWar.chat(deployed);
    ConsistencyTrial.run(chat);
    people(chat);
    ServerProcess server = server();

    deployer.undeploy(CHAT);

    awaitNoThreads(server);
  }
}
