package dev.parley.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets browsers keep the page's files, but ask each time whether they have changed: after an update
 * no page is made of old and new modules. What has its version in its path is kept for a year.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class CacheHeaders extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean hasVersion = Paths.within(request).startsWith("/webjars/");
    response.setHeader("Cache-Control", hasVersion ? "max-age=31536000, immutable" : "no-cache");
    chain.doFilter(request, response);
  }
}
