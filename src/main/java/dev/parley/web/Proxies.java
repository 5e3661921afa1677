package dev.parley.web;

import dev.parley.address.Addresses;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sees requests as their clients do. Each proxy is believed what it tells of the request that it
 * received itself; so the word of the nearest counts, and that of the one before it if that is
 * trusted as well, and so on. What strangers tell is left out.
 *
 * @param trusted addresses of proxies
 */
public record Proxies(Set<IPAddress> trusted) {

  /**
   * Sees a request.
   *
   * @param remote the address that it came from
   * @param secure whether it came through TLS
   * @param headers gives a header's values, comma separated, or null
   */
  public ClientView see(String remote, boolean secure, UnaryOperator<@Nullable String> headers) {
    String address = remote;
    String host = headers.apply("Host");
    String scheme = secure ? "https" : null;
    List<Hop> hops = trust(remote) ? Hop.of(headers) : List.of();
    for (Hop hop : hops) {
      if (!trust(address)) {
        break;
      }
      host = hop.host() == null ? host : hop.host();
      scheme = hop.scheme() == null ? scheme : hop.scheme();
      if (hop.address() == null || Addresses.parse(hop.address()) == null) {
        break; // hidden, or nonsense: the proxy that tells it is as far as this goes
      }
      address = hop.address();
    }
    return new ClientView(address, host, scheme);
  }

  private boolean trust(String address) {
    IPAddress parsed = Addresses.parse(address);
    return parsed != null && trusted.stream().anyMatch(range -> range.contains(parsed));
  }
}
