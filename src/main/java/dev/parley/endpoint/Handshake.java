package dev.parley.endpoint;

import dev.parley.config.ChatConfig;
import dev.parley.web.Caller;
import dev.parley.web.FrameOutput;
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
 * The configurator of the endpoint: lets CDI make the instances, on every server and on none. Where
 * no servlet filter ran it checks the origin (RFC 6455, section 10.2); such a server knows no
 * users.
 */
public class Handshake extends ServerEndpointConfig.Configurator {
  private static final String ACCEPTED = "dev.parley.accepted";
  private static final Caller STRANGER = new Caller(null, null, null, null, new FrameOutput());

  private @Nullable CDI<Object> cdi; // guarded by the monitor

  @Override
  public <T> T getEndpointInstance(Class<T> endpoint) {
    return cdi().select(endpoint).get();
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig endpoint, HandshakeRequest request, HandshakeResponse response) {
    if (!(request.getUserPrincipal() instanceof Caller)) {
      ChatConfig config = cdi().select(ChatConfig.class).get();
      boolean accepted =
          !config.usesContainerAuth()
              && new Origins(config.origins())
                  .allow(first(request, "Origin"), first(request, "Host"), null);
      endpoint.getUserProperties().put(ACCEPTED, accepted);
    }
  }

  /**
   * The application's CDI, asked for once and by one thread: before CDI 5.0 {@code CDI.current()}
   * fails now and then where several ask, as when clients come back to a server that has started.
   */
  private synchronized CDI<Object> cdi() {
    CDI<Object> known = cdi == null ? CDI.current() : cdi;
    cdi = known;
    return known;
  }

  /** Whether a session's handshake was in order; one that nobody has checked was not. */
  static boolean accepted(Session session) {
    return session.getUserPrincipal() instanceof Caller
        || Boolean.TRUE.equals(session.getUserProperties().get(ACCEPTED));
  }

  /** Who has shaken hands. */
  static Caller caller(Session session) {
    return session.getUserPrincipal() instanceof Caller caller ? caller : STRANGER;
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
