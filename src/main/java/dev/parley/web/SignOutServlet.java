package dev.parley.web;

import dev.parley.config.ChatConfig;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Signs out, for the own page alone. The connections of the login end with its HTTP session. */
@WebServlet("/sign-out")
public class SignOutServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

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
    request.logout();
    if (session != null) {
      end(session);
    }
    response.setHeader("Cache-Control", "no-store");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private void end(HttpSession session) {
    String id = session.getId();
    try {
      session.invalidate();
    } catch (IllegalStateException e) { // logging out has ended it
      logins.end(id);
    }
  }
}
