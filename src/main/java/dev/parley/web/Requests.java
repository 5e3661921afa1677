package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of requests in more than one place. */
final class Requests {
  private Requests() {}

  /** The request as its client sees it. */
  static ClientView view(Proxies proxies, HttpServletRequest request) {
    return proxies.see(
        request.getRemoteAddr(),
        request.isSecure(),
        name -> name.equals("Host") ? host(request) : header(request, name));
  }

  /** Whether it comes from an allowed origin. */
  static boolean isAllowed(Origins origins, HttpServletRequest request, ClientView view) {
    return origins.allow(header(request, "Origin"), view.host(), view.scheme());
  }

  /** HTTP/2 has another field for it, which not every server shows as the header. */
  private static String host(HttpServletRequest request) {
    String host = header(request, "Host");
    return host != null ? host : request.getServerName() + ":" + request.getServerPort();
  }

  private static @Nullable String header(HttpServletRequest request, String name) {
    List<String> values = Collections.list(request.getHeaders(name));
    return values.isEmpty() ? null : String.join(",", values);
  }
}
