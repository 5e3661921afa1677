package dev.parley.bench.client;

/** Socket.IO 4 (Engine.IO 4) over WebSocket alone, with an acknowledged "join". */
public final class SocketIoDialect implements Dialect {
  private static final byte[] OPEN = Bytes.of("0{");
  private static final byte[] PING = Bytes.of("2");
  private static final byte[] CONNECTED = Bytes.of("40{");
  private static final byte[] MESSAGE = Bytes.of("42[\"chat message\",");
  private static final byte[] JOINED = Bytes.of("42[\"joined\"");
  private static final byte[] PID = Bytes.of("\"pid\":\"");
  private static final byte[] OFFSET = Bytes.of("},\"");

  @Override
  public String target() {
    return "/socket.io/?EIO=4&transport=websocket";
  }

  @Override
  public void open(Link link) {
    // the server speaks first
  }

  @Override
  public void join(Link link) {
    link.send("42[\"join\",\"" + link.room().name() + "\"]");
  }

  @Override
  public Around around(Link link) {
    return Around.of(
        "42[\"chat message\",{\"room\":\"" + link.room().name() + "\",\"text\":\"", "\"}]");
  }

  @Override
  public void read(Link link, byte[] in, int from, int to, Scan scan) {
    if (Bytes.startsWith(in, from, to, MESSAGE)) {
      scan.addAll(in, from, to);
      scan.plain = true;
      String offset = Bytes.quoted(in, from, to, OFFSET);
      if (offset != null) {
        link.notes().put("offset", offset);
        scan.plain = false; // each link has to remember its own
      }
    } else if (Bytes.startsWith(in, from, to, JOINED)) {
      scan.addAll(in, from, to);
      scan.history = scan.count;
      link.restartIfLate();
      link.joined();
    } else if (Bytes.startsWith(in, from, to, CONNECTED)) {
      link.notes().put("pid", Bytes.quoted(in, from, to, PID));
      if (link.isReturning()) {
        link.joined(); // the rooms are restored with the session
      } else {
        link.ready();
      }
    } else if (Bytes.startsWith(in, from, to, OPEN)) {
      link.send(link.isReturning() ? resume(link) : "40");
    } else if (Bytes.startsWith(in, from, to, PING)) {
      link.send("3");
    } else {
      throw new CheckFailed(link.name() + " was told " + Bytes.text(in, from, to));
    }
  }

  private static String resume(Link link) {
    return "40{\"pid\":\""
        + link.notes().get("pid")
        + "\",\"offset\":\""
        + link.notes().get("offset")
        + "\"}";
  }
}
