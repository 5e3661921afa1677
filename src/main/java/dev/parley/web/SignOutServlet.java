package dev.parley.web;

import dev.parley.config.ChatConfig;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.Arrays;

/** Signs out, for the own page alone: the connections of the login end, and its HTTP session. */
@WebServlet("/sign-out")
public class SignOutServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(SignOutServlet.class.getName());

  @Inject private transient ChatConfig config;
  @Inject private transient Logins logins;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    ClientView view = Requests.view(new Proxies(config.trustedProxies()), request);
    if (!Requests.isAllowed(Origins.OWN, request, view)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN, "origin not allowed");
      return;
    }
    HttpSession session = request.getSession(false);
    if (session != null) {
      logins.end(session.getId()); // before the server closes the connections in its own way
    }
    takeToken(request, response);
    request.logout();
    if (session != null) {
      invalidate(session);
    }
    response.setHeader("Cache-Control", "no-store");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** A token in a cookie would sign in again. */
  private static void takeToken(HttpServletRequest request, HttpServletResponse response) {
    Principal user = request.getUserPrincipal();
    if (user == null || request.getCookies() == null) {
      return;
    }
    WebToken.of(user)
        .ifPresent(
            token ->
                Arrays.stream(request.getCookies())
                    .filter(cookie -> token.isText(cookie.getValue()))
                    .forEach(
                        cookie -> {
                          Cookie gone = new Cookie(cookie.getName(), "");
                          gone.setPath("/");
                          gone.setMaxAge(0);
                          response.addCookie(gone);
                        }));
  }

  private static void invalidate(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException e) {
      LOG.log(Level.TRACE, "logging out has done it", e);
    }
  }
}
