package dev.parley.bench.client;

import java.net.InetSocketAddress;

/**
 * Where a server is and what it speaks.
 *
 * @param path of the application
 */
public record Place(InetSocketAddress address, String path, Dialect dialect) {
  private static final String REQUEST =
      "GET %s%s HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n%s\r\n";

  /** The request that opens a WebSocket. */
  byte[] request() {
    String host = address.getHostString();
    return Bytes.of(
        REQUEST.formatted(path, dialect.target(), host, address.getPort(), dialect.headers()));
  }
}
