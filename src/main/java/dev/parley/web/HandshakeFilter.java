package dev.parley.web;

import dev.parley.config.ChatConfig;
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
 * Answers WebSocket handshakes of foreign origins with 403, and lets none of the others begin an
 * HTTP session: Parley needs none, and some servers would keep one for half an hour for each.
 */
@WebFilter(urlPatterns = "/chat", asyncSupported = true)
public class HandshakeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient ChatConfig config;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // The order of filters is the server's choice.
    SecurityHeaders.protect(response);
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
