package dev.parley.bench.client;

/** Nothing but a WebSocket: an endpoint that answers anything with the same. */
public final class BareDialect implements Dialect {
  @Override
  public String target() {
    return "/chat";
  }

  @Override
  public void open(Link link) {
    link.ready();
  }

  @Override
  public void join(Link link) {
    link.send("hello");
  }

  @Override
  public Around around(Link link) {
    return Around.of("", "");
  }

  @Override
  public void read(Link link, byte[] in, int from, int to, Scan scan) {
    link.joined();
  }
}
