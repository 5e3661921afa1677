package dev.parley.conformance;

import static dev.parley.protocol.FrameBytes.BINARY;
import static dev.parley.protocol.FrameBytes.CLOSE;
import static dev.parley.protocol.FrameBytes.CONTINUATION;
import static dev.parley.protocol.FrameBytes.LAST;
import static dev.parley.protocol.FrameBytes.PING;
import static dev.parley.protocol.FrameBytes.TEXT;

import dev.parley.protocol.FrameBytes;
import java.util.ArrayList;
import java.util.List;

/** Frames and messages over the limit, of which no more is sent than it takes to see that. */
final class LimitCases {
  private static final int LIMIT = 64 * 1024;
  private static final long MEBI = 1L << 20;

  private LimitCases() {}

  static List<ConformanceCase> all() {
    List<ConformanceCase> cases = new ArrayList<>();
    cases.add(
        ConformanceCase.of(
            "one-over",
            "a text of one byte over the limit",
            "close 1009",
            Payloads.text(Payloads.request("r", LIMIT + 1))));
    cases.add(
        ConformanceCase.of(
            "parts-over",
            "a text that is over the limit in sum",
            "close 1009",
            parts(LIMIT / 1024 + 1)));
    cases.add(
        ConformanceCase.of(
            "parts-at",
            "a text of many parts up to the limit",
            "error BAD_FRAME",
            parts(LIMIT / 1024)));
    for (long length :
        new long[] {2 * MEBI, 64 * MEBI, 2048 * MEBI - 1, 2048 * MEBI, 1L << 40, Long.MAX_VALUE}) {
      cases.add(beginning("text", TEXT, length));
      cases.add(beginning("binary", BINARY, length));
    }
    for (long length : new long[] {Long.MIN_VALUE, -1}) {
      cases.add(
          ConformanceCase.of(
              "length-" + Long.toHexString(length),
              "a length with its first bit set: " + Long.toHexString(length),
              "close 1002 | close 1009",
              FrameBytes.beginning(LAST | TEXT, length, 8)));
    }
    cases.add(giant("ping", PING));
    cases.add(giant("close", CLOSE));
    return cases;
  }

  /**
   * Text is refused for its length; of a binary frame the WAR takes parts, and awaits the first.
   */
  private static ConformanceCase beginning(String name, int opcode, long length) {
    return ConformanceCase.of(
        name + "-of-" + length,
        "the beginning of a " + name + " frame of " + length + " bytes",
        opcode == TEXT ? "close 1009" : "close 1009 | close 1003 | silence",
        FrameBytes.beginning(LAST | opcode, length, 8));
  }

  private static ConformanceCase giant(String name, int opcode) {
    return ConformanceCase.of(
        name + "-giant",
        "the beginning of a " + name + " frame of 2^40 bytes",
        "close 1002",
        FrameBytes.beginning(LAST | opcode, 1L << 40, 8));
  }

  private static byte[][] parts(int count) {
    byte[][] parts = new byte[count][];
    for (int i = 0; i < count; i++) {
      int last = i == count - 1 ? LAST : 0;
      parts[i] =
          FrameBytes.of(last | (i == 0 ? TEXT : CONTINUATION), Payloads.bytes("x".repeat(1024)));
    }
    return parts;
  }
}
