package dev.parley.web;

import dev.parley.address.Addresses;
import dev.parley.config.ChatConfig;
import dev.parley.health.Health;
import dev.parley.runtime.Heap;
import inet.ipaddr.IPAddress;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Answers WebSocket handshakes of foreign origins with 403 and those of nobody, where users must be
 * signed in, with 401, and all with 503 while the node stops or has no memory to spare. The others
 * are told on as a {@link Caller}. None begins an HTTP session: some servers would keep one for
 * half an hour for each.
 */
@WebFilter(urlPatterns = "/chat", asyncSupported = true)
public class HandshakeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final int RETRY_SECONDS = 10;

  private final transient Shells shells = new Shells();

  @Inject private transient ChatConfig config;
  @Inject private transient Health health;
  @Inject private transient Accounts accounts;
  @Inject private transient Logins logins;
  @Inject private transient Heap heap;

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
    if (heap.isNearlyFull()) {
      response.setIntHeader("Retry-After", RETRY_SECONDS);
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "no memory to spare");
      return;
    }
    ClientView view = Requests.view(new Proxies(config.trustedProxies()), request);
    Principal user = accounts.find(request).orElse(null);
    if (!Requests.isAllowed(new Origins(config.origins()), request, view)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN, "origin not allowed");
    } else if (accounts.areRequired() && user == null) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "not signed in");
    } else {
      chain.doFilter(new ByCaller(request, caller(request, view, user), shells), response);
    }
  }

  private Caller caller(HttpServletRequest request, ClientView view, @Nullable Principal user) {
    IPAddress address = Addresses.parse(view.address());
    String client = address == null ? null : Addresses.client(address);
    if (user == null) {
      return new Caller(null, client, null, null, new FrameOutput());
    }
    HttpSession session = request.getSession(false);
    return new Caller(
        user.getName(),
        client,
        WebToken.of(user).map(WebToken::expires).orElse(null),
        session == null ? null : logins.of(session),
        new FrameOutput());
  }

  /** A request that a caller makes; it has no HTTP session and begins none. */
  private static final class ByCaller extends HttpServletRequestWrapper {
    private final Caller caller;
    private final Shells shells;

    ByCaller(HttpServletRequest request, Caller caller, Shells shells) {
      super(request);
      this.caller = caller;
      this.shells = shells;
    }

    @Override
    public Principal getUserPrincipal() {
      return caller;
    }

    @Override
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> type)
        throws IOException, ServletException {
      return FrameUpgrade.upgrade((HttpServletRequest) getRequest(), type, shells, caller.output());
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
