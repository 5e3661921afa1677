package chat;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.glassfish.tyrus.server.Server;

/** The least on Tyrus: each message goes to each session of the room as it is, one by one. */
@ServerEndpoint("/chat")
public class Main {
  private static final Map<String, Set<Session>> ROOMS = new ConcurrentHashMap<>();

  private Set<Session> room;

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(System.getenv("PORT"));
    Server server = new Server("127.0.0.1", port, "/", null, Main.class);
    server.start();
    new CountDownLatch(1).await();
  }

  @OnOpen
  public void open(Session session) {
    session.setMaxIdleTimeout(0);
  }

  @OnMessage
  public void received(Session session, String text) {
    if (text.startsWith("{\"type\":\"join\"")) {
      String name = text.substring(text.indexOf("\"room\":\"") + 8, text.lastIndexOf('"'));
      room = ROOMS.computeIfAbsent(name, key -> ConcurrentHashMap.newKeySet());
      room.add(session);
      session.getAsyncRemote().sendText("{\"type\":\"joined\"}");
      return;
    }
    synchronized (room) { // one order for all
      for (Session member : room) {
        if (member.isOpen()) {
          member.getAsyncRemote().sendText(text);
        }
      }
    }
  }

  @OnClose
  public void close(Session session) {
    if (room != null) {
      room.remove(session);
    }
  }
}
