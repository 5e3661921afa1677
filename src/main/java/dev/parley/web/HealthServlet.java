package dev.parley.web;

import dev.parley.health.Health;
import dev.parley.health.HealthReport;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells how the node is, as MicroProfile Health does: 200 when it is up, else 503. */
@WebServlet(urlPatterns = {HealthServlet.LIVE, HealthServlet.READY})
public class HealthServlet extends HttpServlet {
  static final String LIVE = "/health/live";
  static final String READY = "/health/ready";

  private static final long serialVersionUID = 1L;

  @Inject private transient Health health;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HealthReport report =
        LIVE.equals(request.getServletPath()) ? health.life() : health.readiness();
    response.setStatus(
        report.allUp() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(report.json());
  }
}
