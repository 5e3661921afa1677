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
  /** The own origin alone. */
  public static final Origins OWN = new Origins(Set.of());

  /**
   * Whether a request may go on.
   *
   * @param origin the {@code Origin} header, or null
   * @param host host and port that the client asked, or null
   * @param scheme {@code http} or {@code https}; null where it is not known, and then either fits
   */
  public boolean allow(@Nullable String origin, @Nullable String host, @Nullable String scheme) {
    return origin == null
        || allowed.contains("*")
        || allowed.contains(origin)
        || isSame(origin, host, scheme);
  }

  private static boolean isSame(String origin, @Nullable String host, @Nullable String scheme) {
    if (host == null) {
      return false;
    }
    try {
      URI uri = new URI(origin);
      String authority = uri.getRawAuthority();
      return authority != null
          && (scheme == null || scheme.equalsIgnoreCase(uri.getScheme()))
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
