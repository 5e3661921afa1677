package dev.parley.web;

import dev.parley.address.Addresses;
import inet.ipaddr.IPAddress;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may ask how the server is. */
@FunctionalInterface
interface ManagementAccess {
  /** Headers by which a proxy tells that it asks for somebody else. */
  List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP");

  /** Whether the client is one of them; where it is not, the response may have been sent. */
  boolean admits(HttpServletRequest request, HttpServletResponse response) throws IOException;

  /** What {@code chat.management.access} means. */
  static ManagementAccess of(String access) {
    return switch (access) {
      case "any" -> (request, response) -> true;
      case "loopback" -> (request, response) -> isLocal(request);
      default -> ofRole(access.substring(access.indexOf(':') + 1));
    };
  }

  private static ManagementAccess ofRole(String role) {
    return (request, response) -> isSignedIn(request, response) && request.isUserInRole(role);
  }

  /**
   * Whoever brings nothing is not asked to sign in: with a form that is a redirect, which a probe
   * takes for good health.
   */
  private static boolean isSignedIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getUserPrincipal() != null) {
      return true;
    }
    try {
      return request.getHeader("Authorization") != null && request.authenticate(response);
    } catch (ServletException e) { // it failed, or there is no way to sign in
      return false;
    }
  }

  /** A proxy on this machine has a loopback address, too, but its clients have not. */
  private static boolean isLocal(HttpServletRequest request) {
    return isLoopback(request.getRemoteAddr())
        && FORWARDED.stream().allMatch(name -> request.getHeader(name) == null);
  }

  private static boolean isLoopback(@Nullable String address) {
    IPAddress parsed = address == null ? null : Addresses.parse(address);
    return parsed != null && parsed.isLoopback();
  }
}
