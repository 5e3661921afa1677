package dev.parley.web;

import dev.parley.config.ChatConfig;
import dev.parley.health.Health;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Answers WebSocket handshakes of foreign origins with 403, and all with 503 while the node stops.
 * None of the others begins an HTTP session: Parley needs none, and some servers would keep one for
 * half an hour for each.
 */
@WebFilter(urlPatterns = "/chat", asyncSupported = true)
public class HandshakeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient ChatConfig config;
  @Inject private transient Health health;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // The order of filters is the server's choice.
    SecurityHeaders.protect(response);
    if (health.isDraining()) { // which a proxy takes as a reason to ask another node
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "shutting down");
      return;
    }
    Origins origins = new Origins(config.origins());
    if (origins.allow(request.getHeader("Origin"), request.getHeader("Host"))) {
      chain.doFilter(new WithoutSession(request), response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN, "origin not allowed");
    }
  }

  /** A request that has no HTTP session and begins none. */
  private static final class WithoutSession extends HttpServletRequestWrapper {
    WithoutSession(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable HttpSession getSession() {
      return null;
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
      return null;
    }
  }
}
