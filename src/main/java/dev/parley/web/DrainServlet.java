package dev.parley.web;

import dev.parley.health.Health;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Has the node send its clients away, and answers when that is done: for what stops servers, since
 * some of them cut all connections before they tell an application that it ends.
 */
@WebServlet("/health/drain")
public class DrainServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Health health;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getHeader("Origin") != null) { // a page that somebody on this machine looks at
      response.sendError(HttpServletResponse.SC_FORBIDDEN, "not for pages");
      return;
    }
    health.drain().toCompletableFuture().join();
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
