package dev.parley.bench.client;

/**
 * The text of a message: a mark, then numbers of fixed width, then filler. A receiver finds and
 * reads it by scanning bytes, whatever protocol it came in.
 */
final class Body {
  /** Begins each body; nothing else that is sent has this character. */
  static final byte MARK = '@';

  /** Bytes of the mark and the numbers: room 4, place 4, counter 8, time 18. */
  static final int HEAD = 1 + 4 + 4 + 8 + 18;

  private Body() {}

  /**
   * Writes a body.
   *
   * @param place which member of the room sends it
   * @param counter how many it sent before
   * @param nanos the intended time of sending, by {@link System#nanoTime()}
   * @param size bytes of the whole, at least {@link #HEAD}
   */
  static void write(byte[] to, int at, int room, int place, int counter, long nanos, int size) {
    to[at] = MARK;
    digits(to, at + 1, 4, room);
    digits(to, at + 5, 4, place);
    digits(to, at + 9, 8, counter);
    digits(to, at + 17, 18, nanos);
    for (int i = at + HEAD; i < at + size; i++) {
      to[i] = (byte) (i % 6 == 5 ? ' ' : 'a' + i % 26);
    }
  }

  /** Reads {@code count} digits. */
  static long number(byte[] from, int at, int count) {
    long value = 0;
    for (int i = at; i < at + count; i++) {
      value = value * 10 + from[i] - '0';
    }
    return value;
  }

  private static void digits(byte[] to, int at, int count, long value) {
    long rest = value;
    for (int i = at + count - 1; i >= at; i--) {
      to[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
