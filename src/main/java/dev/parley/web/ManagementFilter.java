package dev.parley.web;

import dev.parley.config.ChatConfig;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets nobody ask for health and metrics but those whom {@code chat.management.access} names. */
@WebFilter(
    urlPatterns = {"/health/*", "/metrics"},
    asyncSupported = true)
public class ManagementFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient ChatConfig config;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Cache-Control", "no-store");
    if (ManagementAccess.of(config.managementAccess()).admits(request, response)) {
      chain.doFilter(request, response);
    } else if (!response.isCommitted()) {
      response.sendError(
          HttpServletResponse.SC_FORBIDDEN, "not for this client: see chat.management.access");
    }
  }
}
