package dev.parley.bench.client;

/** Parley: requests are JSON objects, frames of the server are arrays of events. */
public final class ParleyDialect implements Dialect {
  private static final byte[] TYPE = Bytes.of("\"type\":\"");
  private static final byte[] SEQ = Bytes.of("\"seq\":");
  private static final byte[] EPOCH = Bytes.of("\"epoch\":\"");
  private static final byte[] TOKEN = Bytes.of("\"token\":\"");
  private static final byte[] HISTORY = Bytes.of("\"history\":[");
  private static final byte[] RECOVERED = Bytes.of("\"recovered\":true");
  private static final byte[] MESSAGE = Bytes.of("newMessage");
  private static final byte[] WELCOME = Bytes.of("welcome");
  private static final byte[] JOINED = Bytes.of("joinedRoom");
  private static final byte[] LAGGED = Bytes.of("lagged");
  private static final byte[] ERROR = Bytes.of("error");

  @Override
  public String target() {
    return "/chat";
  }

  @Override
  public void open(Link link) {
    String token = link.notes().get("token");
    String proof = token == null ? "" : ",\"token\":\"" + token + '"';
    link.send("{\"type\":\"setUsername\",\"username\":\"" + link.name() + '"' + proof + '}');
    if (link.joinsAtOnce()) {
      join(link);
    }
  }

  @Override
  public void join(Link link) {
    String since = "";
    if (link.isReturning()) {
      String epoch = link.notes().get("epoch");
      since = ",\"since\":{\"epoch\":\"" + epoch + "\",\"seq\":" + link.seq() + '}';
    }
    link.send("{\"type\":\"joinRoom\",\"room\":\"" + link.room().name() + '"' + since + '}');
  }

  @Override
  public Around around(Link link) {
    String room = link.room().name();
    return Around.of("{\"type\":\"roomMessage\",\"room\":\"" + room + "\",\"message\":\"", "\"}");
  }

  @Override
  public void read(Link link, byte[] in, int from, int to, Scan scan) {
    boolean plain = true;
    int joined = -1;
    int historyEnd = from;
    int at = Bytes.find(in, from, to, TYPE);
    while (at >= 0) {
      at += TYPE.length;
      if (Bytes.startsWith(in, at, to, MESSAGE)) {
        int mark = Bytes.find(in, at, to, Body.MARK);
        scan.add(in, mark, Bytes.number(in, Bytes.find(in, at, to, SEQ) + SEQ.length, to));
        scan.history += at < historyEnd ? 1 : 0;
      } else {
        plain = false;
        if (Bytes.startsWith(in, at, to, JOINED)) {
          joined = at;
          historyEnd = Bytes.find(in, Bytes.find(in, at, to, HISTORY), to, (byte) ']');
        } else {
          control(link, in, at, to);
        }
      }
      at = Bytes.find(in, at, to, TYPE);
    }
    scan.plain = plain;
    if (joined >= 0) {
      joined(link, in, joined, to, scan);
    }
  }

  private static void control(Link link, byte[] in, int at, int to) {
    if (Bytes.startsWith(in, at, to, WELCOME)) {
      link.notes().put("token", Bytes.quoted(in, at, to, TOKEN));
      if (!link.joinsAtOnce()) {
        link.ready();
      }
    } else if (Bytes.startsWith(in, at, to, LAGGED) || Bytes.startsWith(in, at, to, ERROR)) {
      throw new CheckFailed(link.name() + " was told " + Bytes.text(in, at, to));
    }
  }

  /** Live messages begin behind the event's seq; what was recovered counts as live. */
  private static void joined(Link link, byte[] in, int at, int to, Scan scan) {
    int history = Bytes.find(in, at, to, HISTORY);
    if (Bytes.find(in, at, history, RECOVERED) >= 0) {
      scan.history = 0;
    } else if (link.isReturning()) {
      throw new CheckFailed(link.name() + " came back and did not get what it missed");
    } else {
      long seq = Bytes.number(in, Bytes.find(in, at, history, SEQ) + SEQ.length, to);
      if (seq > 0) {
        link.restart(seq + 1 - scan.history);
      }
    }
    link.notes().put("epoch", Bytes.quoted(in, at, to, EPOCH));
    link.joined();
  }
}
