package dev.parley.web;

import org.jspecify.annotations.Nullable;

/**
 * A request as its client sees it, beyond the proxies on the way.
 *
 * @param address the client's, as text
 * @param host host and port that the client asked, as in its {@code Host} header; null if unknown
 * @param scheme {@code http} or {@code https}; null where a proxy may have ended TLS unnoticed
 */
public record ClientView(String address, @Nullable String host, @Nullable String scheme) {}
