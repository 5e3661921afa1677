package dev.parley.protocol;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/**
 * What every server must show of the wire protocol, seen from outside. Names and rooms are new in
 * every test, so that all run against one server.
 */
abstract class ProtocolContract {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final List<AutoCloseable> clients = new ArrayList<>();

  /** Where the server under test listens; of several, the one for the next client. */
  protected abstract URI chat();

  @AfterEach
  void closeClients() throws Exception {
    for (AutoCloseable client : clients) {
      client.close();
    }
  }

  /** A client without a name. */
  protected ChatClient connect() {
    ChatClient client = ChatClient.connect(chat());
    clients.add(client);
    return client;
  }

  /** A client with a name. */
  protected ChatClient signIn(String username) {
    ChatClient client = connect();
    client.signIn(username);
    return client;
  }

  /** A client on a bare socket. */
  protected RawClient raw(String... headers) {
    return raw(chat(), headers);
  }

  /** A client on a bare socket to this of several servers. */
  protected RawClient raw(URI server, String... headers) {
    RawClient client = new RawClient(server, headers);
    clients.add(client);
    return client;
  }

  /** A client on a bare socket that is in a room. */
  protected RawClient rawMember(String username, String room) {
    RawClient client = raw();
    client.send("{'type':'setUsername','username':'" + username + "'}");
    client.send("{'type':'joinRoom','room':'" + room + "'}");
    client.readUntilEvent("joinedRoom");
    return client;
  }

  /** A name or room that no other test uses. */
  protected static String unique(String name) {
    return name + "-" + COUNT.incrementAndGet();
  }
}
