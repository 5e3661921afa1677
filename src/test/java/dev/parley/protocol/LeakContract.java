package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.server.ServerProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A WAR that goes takes all with it: classes, threads, timers. */
@Tag("leak")
@ExtendWith(ArquillianExtension.class)
@RunAsClient
abstract class LeakContract {
  /** The name of the deployment, which this manages. */
  protected static final String CHAT = "chat";

  private static final int CONNECTIONS = 7;

  /**
   * Servers keep some of the last requests, and with them their application: Open Liberty one in
   * each thread, Payara and GlassFish several. What Parley left behind would come with each
   * redeploy.
   */
  private static final int REMEMBERED = 6;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(500);

  /** At once, so that every thread gets some. */
  private static final int OTHER_REQUESTS = 300;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @ArquillianResource protected Deployer deployer;
  private Set<String> before;

  /** How often the WAR is replaced. */
  protected abstract int redeploys();

  @BeforeEach
  void deploy() {
    before = ServerProcess.threadsAnywhere();
    deployer.deploy(CHAT);
  }

  @Test
  void shouldLeaveNothingBehindAfterManyRedeploys(
      @ArquillianResource @OperateOnDeployment(CHAT) URI deployed) {
    URI chat = ParleyWar.chat(deployed);
    ServerProcess server = people(chat);
    // one that ends with its only application leaves nothing
    for (int i = 0; i < redeploys() && server.isAlive(); i++) {
      deployer.undeploy(CHAT);
      deployer.deploy(CHAT);
      people(chat);
    }
    if (server.isAlive()) {
      await()
          .atMost(PATIENCE)
          .pollInterval(POLL)
          .untilAsserted(
              () -> {
                otherRequests(deployed);
                assertThat(server.classLoaders()).isBetween(1L, 1L + REMEMBERED);
              });
    }

    deployer.undeploy(CHAT);
    awaitNoThreads(server);
  }

  /** Awaits that none is left but those that earlier deployments may have lost. */
  protected final void awaitNoThreads(ServerProcess server) {
    await()
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .untilAsserted(
            () -> {
              Map<String, String> left = server.threads();
              left.keySet().removeAll(before);
              assertThat(left).isEmpty();
            });
  }

  /** A server's threads may remember the last request that they served, until the next. */
  private static void otherRequests(URI page) {
    HttpRequest request = HttpRequest.newBuilder(page).build();
    CompletableFuture.allOf(
            Stream.generate(() -> HTTP.sendAsync(request, BodyHandlers.discarding()))
                .limit(OTHER_REQUESTS)
                .toArray(CompletableFuture[]::new))
        .join();
  }

  /** All kinds of state: names, rooms, history, inboxes, typing, connections; tells where. */
  protected static ServerProcess people(URI chat) {
    for (int i = 0; i < CONNECTIONS; i++) {
      ChatClient client = ChatClient.connect(chat);
      client.signIn("person-" + i);
      client.join("leaks");
      client.post("leaks", "hello");
      client.request("'type':'privateMessage','to':'person-0','message':'psst'");
      client.send("{'type':'typing','room':'leaks','typing':true}");
      client.settle();
    }
    return ServerProcess.withManyConnections(CONNECTIONS);
  }
}
