package dev.parley.bench.server;

import dev.parley.bench.client.JsonDialect;
import dev.parley.bench.client.SocketIoDialect;
import dev.parley.bench.client.StompDialect;
import java.util.List;

/** All servers that can be measured. Socket.IO comes first: the rates of others depend on it. */
public final class Servers {
  /** The name of that which the others are set against. */
  public static final String SOCKET_IO = "socketio";

  private Servers() {}

  public static List<Server> all(Site site) {
    return List.of(
        new NodePeer(site, SOCKET_IO, "Socket.IO 4.8.4", new SocketIoDialect(), true),
        new Liberty(site, System.getProperty("bench.liberty.version")),
        new NodePeer(site, "ws", "ws 8.23.0", new JsonDialect(), false),
        new WildFly(site, System.getProperty("bench.wildfly.version")),
        new BunPeer(site, "bun", "Bun 1.4.5 publish", new JsonDialect()),
        new PayaraMicro(site, System.getProperty("bench.payara.version")),
        new JavaPeer(site, "netty-socketio", "netty-socketio 2.0.14", new SocketIoDialect()),
        new JavaPeer(site, "stomp", "Spring Boot 4.1.2 STOMP broker", new StompDialect()),
        new JavaPeer(site, "vertx", "Vert.x 5.2.3", new JsonDialect()),
        new JavaPeer(site, "tyrus", "Tyrus 2.2.0, bare loop", new JsonDialect()),
        new JavaPeer(site, "undertow", "Undertow 2.4.4, bare loop", new JsonDialect()));
  }

  /** One of all. */
  public static Server named(Site site, String name) {
    return all(site).stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }
}
