package chat;

import static io.undertow.Handlers.path;
import static io.undertow.Handlers.websocket;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The least on Undertow: each message goes to each channel of the room as it is, one by one. */
public final class Main {
  private static final Map<String, Set<WebSocketChannel>> ROOMS = new ConcurrentHashMap<>();

  private Main() {}

  public static void main(String[] args) {
    Undertow.builder()
        .addHttpListener(Integer.parseInt(System.getenv("PORT")), "127.0.0.1")
        .setSocketOption(org.xnio.Options.TCP_NODELAY, true)
        .setSocketOption(org.xnio.Options.BACKLOG, 4096)
        .setServerOption(UndertowOptions.IDLE_TIMEOUT, -1)
        .setHandler(
            path()
                .addExactPath(
                    "/chat",
                    websocket(
                        (exchange, channel) -> {
                          channel.getReceiveSetter().set(new Listener());
                          channel.resumeReceives();
                        })))
        .build()
        .start();
  }

  private static final class Listener extends AbstractReceiveListener {
    private Set<WebSocketChannel> room;

    @Override
    protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
      String text = message.getData();
      if (text.startsWith("{\"type\":\"join\"")) {
        String name = text.substring(text.indexOf("\"room\":\"") + 8, text.lastIndexOf('"'));
        room = ROOMS.computeIfAbsent(name, key -> ConcurrentHashMap.newKeySet());
        room.add(channel);
        channel.addCloseTask(room::remove);
        WebSockets.sendText("{\"type\":\"joined\"}", channel, null);
        return;
      }
      synchronized (room) { // one order for all
        for (WebSocketChannel member : room) {
          WebSockets.sendText(text, member, null);
        }
      }
    }
  }
}
