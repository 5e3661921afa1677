package chat;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A chat on one event loop of Vert.x: a room is a set of sockets, a message is encoded once. */
public final class Main extends AbstractVerticle {
  private static final int HISTORY = 50;

  private final Map<String, Room> rooms = new HashMap<>();
  private int count;

  private static final class Room {
    final Set<ServerWebSocket> sockets = new LinkedHashSet<>();
    final Deque<String> history = new ArrayDeque<>();
  }

  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    vertx.deployVerticle(new Main(), new DeploymentOptions());
  }

  @Override
  public void start() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(Integer.parseInt(System.getenv("PORT")))
            .setTcpNoDelay(true)
            .setAcceptBacklog(4096)
            .setPerMessageWebSocketCompressionSupported(false)
            .setPerFrameWebSocketCompressionSupported(false);
    vertx
        .createHttpServer(options)
        .webSocketHandler(
            socket -> {
              String from = "user" + ++count;
              socket.textMessageHandler(text -> received(socket, from, text));
              socket.closeHandler(
                  end -> rooms.values().forEach(room -> room.sockets.remove(socket)));
            })
        .listen();
  }

  private void received(ServerWebSocket socket, String from, String text) {
    JsonObject said = new JsonObject(text);
    String name = said.getString("room");
    Room room = rooms.computeIfAbsent(name, key -> new Room());
    if (said.getString("type").equals("join")) {
      room.sockets.add(socket);
      String history = String.join(",", room.history);
      socket.writeTextMessage(
          "{\"type\":\"joined\",\"room\":\"" + name + "\",\"history\":[" + history + "]}");
      return;
    }
    said.put("from", from).put("time", System.currentTimeMillis());
    String message = said.encode();
    room.history.add(message);
    if (room.history.size() > HISTORY) {
      room.history.remove();
    }
    for (ServerWebSocket member : room.sockets) {
      member.writeTextMessage(message);
    }
  }
}
