package chat;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.protocol.JacksonJsonSupport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The Socket.IO tutorial's chat on netty-socketio, with rooms and a history of 50 messages. */
public final class Main {
  private static final int HISTORY = 50;
  private static final Map<String, Deque<Message>> HISTORIES = new ConcurrentHashMap<>();

  /** What a client says. */
  public record Said(String room, String text) {}

  /** What everybody hears. */
  public record Message(String room, String from, String text, long time) {}

  private Main() {}

  public static void main(String[] args) {
    Configuration config = new Configuration();
    config.setHostname("127.0.0.1");
    config.setPort(Integer.parseInt(System.getenv("PORT")));
    config.setTransports(Transport.WEBSOCKET);
    config.setWebsocketCompression(false);
    config.setHttpCompression(false);
    config.setJsonSupport(new JacksonJsonSupport());
    config.getSocketConfig().setTcpNoDelay(true);
    config.getSocketConfig().setReuseAddress(true);
    config.getSocketConfig().setAcceptBackLog(4096);
    SocketIOServer server = new SocketIOServer(config);

    server.addEventListener(
        "join",
        String.class,
        (client, room, ack) -> {
          client.joinRoom(room);
          Deque<Message> history = history(room);
          synchronized (history) {
            client.sendEvent("joined", room, List.copyOf(history));
          }
        });
    server.addEventListener(
        "chat message",
        Said.class,
        (client, said, ack) -> {
          String from = client.getSessionId().toString();
          Message message = new Message(said.room(), from, said.text(), System.currentTimeMillis());
          Deque<Message> history = history(said.room());
          synchronized (history) {
            history.add(message);
            if (history.size() > HISTORY) {
              history.remove();
            }
          }
          server.getRoomOperations(said.room()).sendEvent("chat message", message);
        });
    server.start();
  }

  private static Deque<Message> history(String room) {
    return HISTORIES.computeIfAbsent(room, name -> new ArrayDeque<>());
  }
}
