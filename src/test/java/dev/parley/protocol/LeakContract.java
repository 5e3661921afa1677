package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.server.ServerProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ThrowingRunnable;
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

  /** More than a server has threads, fewer than it lets wait. */
  private static final int OTHER_REQUESTS = 300;

  private static final int CONNECT_MILLIS = 1_000;

  @ArquillianResource protected Deployer deployer;
  private Set<String> threadsBefore;

  /** So many have come: a name may still be somebody's where Redis outlives a deployment. */
  private int people;

  /** Of earlier tests: a server keeps some for connections that their clients have not closed. */
  private Set<String> loadersBefore;

  /** How often the WAR is replaced. */
  protected abstract int redeploys();

  @BeforeEach
  void deploy() {
    threadsBefore = ServerProcess.threadsAnywhere();
    loadersBefore = ServerProcess.classLoadersAnywhere();
    deployer.deploy(CHAT);
  }

  @Test
  void shouldLeaveNothingBehindAfterManyRedeploys(
      @ArquillianResource @OperateOnDeployment(CHAT) URI deployed) {
    URI chat = ParleyWar.chat(deployed);
    ServerProcess server = serverWithPeople(chat);
    // one that ends with its only application leaves nothing
    for (int i = 0; i < redeploys() && server.isAlive(); i++) {
      deployer.undeploy(CHAT);
      deployer.deploy(CHAT);
      people(chat);
    }
    if (server.isAlive()) {
      eventually(
          () -> {
            otherRequests(server, deployed);
            Set<String> left = server.classLoaders();
            left.removeAll(loadersBefore);
            assertThat(left).hasSizeBetween(1, 1 + REMEMBERED);
          });
    }

    deployer.undeploy(CHAT);
    awaitNoThreads(server);
  }

  /** Awaits that none is left but those that earlier deployments may have lost. */
  protected final void awaitNoThreads(ServerProcess server) {
    eventually(
        () -> {
          Map<String, String> left = server.threads();
          left.keySet().removeAll(threadsBefore);
          assertThat(left).isEmpty();
        });
  }

  /** What a server gives up comes with its next requests, and a garbage collection. */
  protected static void eventually(ThrowingRunnable assertion) {
    await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(assertion);
  }

  /**
   * A server's threads may remember the last request that they served, until the next. Here each
   * gets one, since many wait together while the server stands still: of requests one after the
   * other a few threads serve all.
   */
  private static void otherRequests(ServerProcess server, URI page) throws IOException {
    List<Socket> clients = new ArrayList<>();
    try {
      server.pause();
      try {
        for (int i = 0; i < OTHER_REQUESTS; i++) {
          clients.add(ask(page));
        }
      } finally {
        server.resume();
      }
      for (Socket client : clients) {
        client.getInputStream().readAllBytes();
      }
    } finally {
      for (Socket client : clients) {
        client.close();
      }
    }
  }

  /** Asks for a page, which a server that stands still does not notice yet. */
  private static Socket ask(URI page) throws IOException {
    Socket client = new Socket();
    client.setSoTimeout((int) PATIENCE.toMillis());
    client.connect(new InetSocketAddress(page.getHost(), page.getPort()), CONNECT_MILLIS);
    String request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
            .formatted(page.getPath(), page.getAuthority());
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return client;
  }

  /** All kinds of state: names, rooms, history, inboxes, typing, connections. */
  private void people(URI chat) {
    for (int i = 0; i < CONNECTIONS; i++) {
      String username = "person-" + people++;
      ChatClient client = ChatClient.connect(chat);
      client.signIn(username);
      client.join("leaks");
      client.post("leaks", "hello");
      client.request("'type':'privateMessage','to':'" + username + "','message':'psst'");
      client.send("{'type':'typing','room':'leaks','typing':true}");
      client.settle();
    }
  }

  /** As {@link #people}; gives the server where they are. */
  protected final ServerProcess serverWithPeople(URI chat) {
    people(chat);
    return ServerProcess.withManyConnections(CONNECTIONS);
  }
}
