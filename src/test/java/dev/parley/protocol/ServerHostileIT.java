package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.server.ServerProcess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The protocol on a managed application server: clients that mean harm. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ServerHostileIT extends HostileContract {
  private static final int MEMBERS = 10;
  private static final int LEAVERS = 150;

  private final ExecutorService readers = Executors.newCachedThreadPool();

  @ArquillianResource private URI server;

  @Deployment(testable = false)
  static WebArchive parley() {
    return ParleyWar.archive();
  }

  @AfterEach
  void endReading() {
    readers.shutdownNow();
  }

  @Override
  protected URI chat() {
    return ParleyWar.chat(server);
  }

  /** Writes to them fail while threads of the server's have read that they go. */
  @Test
  void shouldKeepNoThreadForClientsThatSayGoodbyeAndAreGone() {
    String room = unique("room");
    List<ChatClient> members = Stream.generate(() -> member(room)).limit(MEMBERS).toList();
    List<RawClient> leavers =
        Stream.generate(() -> rawMember(unique("Leaver"), room)).limit(LEAVERS).toList();
    ServerProcess process = ServerProcess.withManyConnections(LEAVERS);
    long before = process.threadCount();
    leavers.forEach(leaver -> readers.execute(leaver::readUntilEnd));
    String post = "{'type':'roomMessage','room':'" + room + "','message':'m'}";

    for (int i = 0; i < LEAVERS; i++) {
      members.get(i % MEMBERS).send(post);
      leavers.get(i).write(goodbye());
      leavers.get(i).close();
    }

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(process.threadCount()).isLessThan(before + LEAVERS / 3));
  }

  private ChatClient member(String room) {
    ChatClient member = signIn(unique("Member"));
    member.join(room);
    return member;
  }
}
