package dev.parley.web;

import dev.parley.config.ChatConfig;
import dev.parley.message.SessionState;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/**
 * Tells the page how users are known and who is signed in. Whoever is has an HTTP session from then
 * on, which the connections of all tabs end with.
 */
@WebServlet("/session")
public class SessionServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient ChatConfig config;
  @Inject private transient Accounts accounts;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Principal user = accounts.find(request).orElse(null);
    if (user != null) {
      request.getSession();
    }
    String username = user == null ? null : Accounts.display(user);
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(new SessionState(config.auth().text(), username).toJson());
  }
}
