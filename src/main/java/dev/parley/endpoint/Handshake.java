package dev.parley.endpoint;

import dev.parley.config.ChatConfig;
import dev.parley.web.Origins;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configurator of the endpoint: lets CDI make the instances, on every server and on none, and
 * checks the origin where no servlet filter did (RFC 6455, section 10.2).
 */
public class Handshake extends ServerEndpointConfig.Configurator {
  private static final String REFUSED = "dev.parley.refused";

  @Override
  public <T> T getEndpointInstance(Class<T> endpoint) {
    return CDI.current().select(endpoint).get();
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig endpoint, HandshakeRequest request, HandshakeResponse response) {
    Origins origins = new Origins(CDI.current().select(ChatConfig.class).get().origins());
    boolean allowed = origins.allow(first(request, "Origin"), first(request, "Host"));
    endpoint.getUserProperties().put(REFUSED, !allowed);
  }

  /** Whether the origin of a session's handshake was allowed. */
  static boolean accepted(Session session) {
    return !Boolean.TRUE.equals(session.getUserProperties().get(REFUSED));
  }

  private static @Nullable String first(HandshakeRequest request, String name) {
    for (Map.Entry<String, List<String>> header : request.getHeaders().entrySet()) {
      if (header.getKey().equalsIgnoreCase(name) && !header.getValue().isEmpty()) {
        return header.getValue().get(0);
      }
    }
    return null;
  }
}
