package dev.parley.bench.client;

/** What clients and one kind of server say to each other, in text frames. */
public interface Dialect {

  /** What is asked for in the HTTP request, behind the path of the application. */
  String target();

  /** Further lines of the HTTP request, each ended. */
  default String headers() {
    return "";
  }

  /** The WebSocket is open: logs in. The dialect calls {@link Link#ready()} when that is done. */
  void open(Link link);

  /** Joins the link's room. The dialect calls {@link Link#joined()} when that is done. */
  void join(Link link);

  /** What goes before and behind the body in a message to the link's room. */
  Around around(Link link);

  /** Reads a frame: tells the link of steps that are done, and puts messages into the scan. */
  void read(Link link, byte[] in, int from, int to, Scan scan);

  /** The bytes around a body. */
  record Around(byte[] before, byte[] behind) {
    static Around of(String before, String behind) {
      return new Around(Bytes.of(before), Bytes.of(behind));
    }
  }
}
