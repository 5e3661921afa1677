package dev.parley.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one proxy tells of the request that it received, each part of it or null.
 *
 * @param address from where
 * @param host host and port that were asked
 * @param scheme {@code http} or {@code https}
 */
record Hop(@Nullable String address, @Nullable String host, @Nullable String scheme) {

  /** Characters of a header that is read: more than proxies write, and no work for the parser. */
  private static final int LONGEST = 2048;

  /** One {@code name=value} of RFC 7239, section 4, with what ends it. */
  private static final Pattern PAIR =
      Pattern.compile(
          "\\s*([\\w!#$%&'*+.^`|~-]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s;,\"]*))\\s*([;,]|$)");

  /**
   * The hops that a request's headers tell of, the nearest first: of {@code Forwarded} (RFC 7239),
   * or where there is none of {@code X-Forwarded-For}, {@code -Host} and {@code -Proto}.
   *
   * @param headers gives a header's values, comma separated, or null
   */
  static List<Hop> of(UnaryOperator<@Nullable String> headers) {
    String forwarded = headers.apply("Forwarded");
    List<Hop> hops =
        forwarded != null
            ? forwarded(forwarded)
            : xForwarded(
                list(headers.apply("X-Forwarded-For")),
                list(headers.apply("X-Forwarded-Host")),
                list(headers.apply("X-Forwarded-Proto")));
    Collections.reverse(hops);
    return hops;
  }

  /**
   * None at all when something is malformed or much too long: it may be the client's, with proxies'
   * words in it.
   */
  private static List<Hop> forwarded(String text) {
    if (text.length() > LONGEST) {
      return new ArrayList<>();
    }
    List<Hop> hops = new ArrayList<>();
    Map<String, String> pairs = new HashMap<>();
    Matcher pair = PAIR.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!pair.region(end, text.length()).lookingAt()) {
        return new ArrayList<>();
      }
      String quoted = pair.group(2);
      pairs.put(
          pair.group(1).toLowerCase(Locale.ROOT),
          quoted == null ? pair.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
      end = pair.end();
      if (!pair.group(4).equals(";")) {
        hops.add(new Hop(pairs.get("for"), pairs.get("host"), http(pairs.get("proto"))));
        pairs.clear();
      }
    }
    return hops;
  }

  /** The lists belong together at their ends, where the nearest proxy has added. */
  private static List<Hop> xForwarded(
      List<String> addresses, List<String> hosts, List<String> schemes) {
    int count = Stream.of(addresses, hosts, schemes).mapToInt(List::size).max().orElseThrow();
    List<Hop> hops = new ArrayList<>();
    for (int fromEnd = count; fromEnd > 0; fromEnd--) {
      hops.add(new Hop(get(addresses, fromEnd), get(hosts, fromEnd), http(get(schemes, fromEnd))));
    }
    return hops;
  }

  private static @Nullable String get(List<String> list, int fromEnd) {
    return fromEnd > list.size() ? null : list.get(list.size() - fromEnd);
  }

  private static List<String> list(@Nullable String text) {
    return text == null ? List.of() : Arrays.stream(text.split(",")).map(String::strip).toList();
  }

  /** Some proxies tell the scheme of the WebSocket instead. */
  private static @Nullable String http(@Nullable String scheme) {
    return scheme == null ? null : scheme.toLowerCase(Locale.ROOT).replaceFirst("^ws", "http");
  }
}
