package bare;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** An endpoint that does nothing: what is left is the container's own. */
@ServerEndpoint("/chat")
public class Bare {
  @OnMessage
  public String echo(String text) {
    return text;
  }
}
