package dev.parley.bench.client;

/** The least that a chat needs, for servers without a protocol of their own. */
public final class JsonDialect implements Dialect {
  private static final byte[] MESSAGE = Bytes.of("{\"type\":\"message\"");
  private static final byte[] JOINED = Bytes.of("{\"type\":\"joined\"");

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
    link.send("{\"type\":\"join\",\"room\":\"" + link.room().name() + "\"}");
  }

  @Override
  public Around around(Link link) {
    String room = link.room().name();
    return Around.of("{\"type\":\"message\",\"room\":\"" + room + "\",\"text\":\"", "\"}");
  }

  @Override
  public void read(Link link, byte[] in, int from, int to, Scan scan) {
    scan.addAll(in, from, to);
    if (Bytes.startsWith(in, from, to, MESSAGE)) {
      scan.plain = true;
    } else if (Bytes.startsWith(in, from, to, JOINED)) {
      scan.history = scan.count;
      link.restartIfLate();
      link.joined();
    } else {
      throw new CheckFailed(link.name() + " was told " + Bytes.text(in, from, to));
    }
  }
}
