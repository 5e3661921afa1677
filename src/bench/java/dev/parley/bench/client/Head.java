package dev.parley.bench.client;

/** The head of a frame that a server sent (RFC 6455, section 5.2). Reused. */
final class Head {
  private static final int LENGTH = 0x7f;
  private static final int TWO_BYTES = 126;

  /** The first byte. */
  int first;

  /** Where the payload begins. */
  int from;

  /** Where the frame ends. */
  int to;

  /** Reads a head; tells whether the whole frame is there. */
  boolean read(byte[] in, int at, int end) {
    if (end - at < 2) {
      return false;
    }
    first = in[at] & 0xff;
    from = at + 2;
    long length = in[at + 1] & LENGTH;
    if (length >= TWO_BYTES) {
      from += length == TWO_BYTES ? 2 : 8;
      if (end < from) {
        return false;
      }
      length = bigEndian(in, at + 2, from);
    }
    if (length > end - from) {
      return false;
    }
    to = from + (int) length;
    return true;
  }

  static long bigEndian(byte[] in, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value << 8 | in[i] & 0xff;
    }
    return value;
  }
}
