package dev.parley.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which origins may connect (RFC 6455, section 10.2): the own one, and those configured exactly.
 * Clients that are not browsers send none and are allowed.
 *
 * @param allowed the configured origins; {@code *} for any
 */
public record Origins(Set<String> allowed) {

  /**
   * Whether a handshake may go on.
   *
   * @param origin the {@code Origin} header, or null
   * @param host the {@code Host} header, or null
   */
  public boolean allow(@Nullable String origin, @Nullable String host) {
    return origin == null
        || allowed.contains("*")
        || allowed.contains(origin)
        || isSame(origin, host);
  }

  /** The scheme is left out: behind a proxy that ends TLS the server does not know it. */
  private static boolean isSame(String origin, @Nullable String host) {
    if (host == null) {
      return false;
    }
    try {
      URI uri = new URI(origin);
      String authority = uri.getRawAuthority();
      return authority != null
          && withoutDefaultPort(uri.getScheme(), authority)
              .equals(withoutDefaultPort(uri.getScheme(), host));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String withoutDefaultPort(@Nullable String scheme, String authority) {
    String lower = authority.toLowerCase(Locale.ROOT);
    String suffix = "https".equalsIgnoreCase(scheme) ? ":443" : ":80";
    return lower.endsWith(suffix) ? lower.substring(0, lower.length() - suffix.length()) : lower;
  }
}
