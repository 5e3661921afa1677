package dev.parley.bench.client;

/**
 * STOMP 1.2, publishing to the room's topic. A broker need not confirm a subscription, so a message
 * to a topic of the link's own, sent behind it, tells that it has been taken.
 */
public final class StompDialect implements Dialect {
  private static final byte[] CONNECTED = Bytes.of("CONNECTED");
  private static final byte[] MESSAGE = Bytes.of("MESSAGE");
  private static final byte[] OWN = Bytes.of("destination:/topic/own-");

  @Override
  public String target() {
    return "/chat";
  }

  @Override
  public String headers() {
    return "Sec-WebSocket-Protocol: v12.stomp\r\n";
  }

  @Override
  public void open(Link link) {
    link.send("CONNECT\naccept-version:1.2\nhost:localhost\nheart-beat:0,0\n\n\0");
  }

  @Override
  public void join(Link link) {
    link.send("SUBSCRIBE\nid:0\ndestination:/topic/" + link.room().name() + "\n\n\0");
    link.send("SUBSCRIBE\nid:1\ndestination:/topic/own-" + link.name() + "\n\n\0");
    link.send("SEND\ndestination:/topic/own-" + link.name() + "\n\njoined\0");
  }

  @Override
  public Around around(Link link) {
    return Around.of("SEND\ndestination:/topic/" + link.room().name() + "\n\n", "\0");
  }

  @Override
  public void read(Link link, byte[] in, int from, int to, Scan scan) {
    if (Bytes.startsWith(in, from, to, MESSAGE)) {
      if (Bytes.find(in, from, to, OWN) >= 0) {
        link.restartIfLate();
        link.joined();
      } else {
        scan.addAll(in, from, to); // each receiver's frame has headers of its own
      }
    } else if (Bytes.startsWith(in, from, to, CONNECTED)) {
      link.ready();
    } else {
      throw new CheckFailed(link.name() + " was told " + Bytes.text(in, from, to));
    }
  }
}
