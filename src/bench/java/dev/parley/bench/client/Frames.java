package dev.parley.bench.client;

import java.util.Arrays;

/** Takes the frames that come over a wire. */
final class Frames {
  private static final byte[] NOTHING = {};
  private static final int CONTINUATION = 0;
  private static final int PING = 9;

  private final Loop loop;
  private final Link link;
  private final Wire wire;
  private final Head head = new Head();
  private byte[] parts = NOTHING;

  Frames(Loop loop, Link link, Wire wire) {
    this.loop = loop;
    this.link = link;
    this.wire = wire;
  }

  /** Takes all whole frames; gives the place behind them. */
  int take(byte[] in, int from, int end) {
    int at = from;
    int before = -1;
    while (at > before && !wire.isClosed()) {
      before = at;
      Scan known = loop.memo().find(in, at, end);
      if (known != null) {
        at += known.length();
        link.take(known);
      } else {
        at = newFrames(in, at, end);
      }
    }
    return at;
  }

  /** Takes whole frames up to one that is more than messages; gives the place behind them. */
  private int newFrames(byte[] in, int from, int end) {
    Scan run = loop.memo().begin();
    int at = from;
    while (head.read(in, at, end)) {
      if (head.first != (Wire.FIN | Wire.TEXT)) {
        if (run.count == 0) {
          other(in, head.from, head.to);
          return head.to;
        }
        break;
      }
      Scan one = loop.scan();
      int behind = head.to;
      link.read(in, head.from, head.to, one);
      if (!one.plain) {
        link.take(run);
        link.take(one);
        return behind;
      }
      run.addAll(one);
      at = behind;
    }
    if (at > from) {
      loop.memo().keep(in, from, at);
      link.take(run);
    }
    return at;
  }

  /** Takes a frame that is not a whole text. */
  private void other(byte[] in, int from, int to) {
    int first = head.first;
    if (first == Wire.TEXT || (first & 0x7f) == CONTINUATION) {
      int had = parts.length;
      parts = Arrays.copyOf(parts, had + to - from);
      System.arraycopy(in, from, parts, had, to - from);
      if ((first & Wire.FIN) != 0) {
        byte[] whole = parts;
        parts = NOTHING;
        link.read(whole, 0, whole.length, loop.scan());
        link.take(loop.scan());
      }
    } else if (first == (Wire.FIN | PING)) {
      wire.sendFrame(Wire.PONG, Arrays.copyOfRange(in, from, to), to - from);
    } else if (first == (Wire.FIN | Wire.CLOSE)) {
      if (wire.isLeaving()) {
        wire.close();
        return;
      }
      int code = to - from < 2 ? 1005 : (int) Head.bigEndian(in, from, from + 2);
      throw new CheckFailed(link.name() + ": the server closed with " + code);
    } else if (first != (Wire.FIN | Wire.PONG)) {
      throw new CheckFailed(link.name() + ": unexpected frame, first byte " + first);
    }
  }
}
