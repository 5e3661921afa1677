package dev.parley.conformance;

import static dev.parley.protocol.FrameBytes.BINARY;
import static dev.parley.protocol.FrameBytes.LAST;
import static dev.parley.protocol.FrameBytes.PING;
import static dev.parley.protocol.FrameBytes.TEXT;

import dev.parley.protocol.FrameBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Frames of every form of length. */
final class FramingCases {
  private static final byte[] MASK = {5, 6, 7, 8};
  private static final int PIECE = 997;

  private FramingCases() {}

  static List<ConformanceCase> all() {
    List<ConformanceCase> cases = new ArrayList<>();
    for (int size : new int[] {0, 1, 23}) {
      byte[] frame = FrameBytes.of(LAST | TEXT, Payloads.bytes("x".repeat(size)));
      ConformanceCase text =
          ConformanceCase.of(
              "text-" + size, "a text of " + size + " bytes", "error BAD_FRAME", frame);
      cases.add(text);
      cases.add(size == 0 ? text.cutWithinHeader() : text.inOctets());
    }
    for (int size : new int[] {64, 125, 126, 127, 128, 1024, 65_535, 65_536}) {
      byte[] frame = Payloads.text(Payloads.request("r", size));
      ConformanceCase whole =
          ConformanceCase.of("text-" + size, "a text of " + size + " bytes", "answer r", frame);
      cases.add(whole);
      cases.add(size > 1024 ? inPieces(whole) : whole.inOctets());
    }
    for (int size : new int[] {0, 1, 125, 126, 127, 128, 65_535, 65_536}) {
      byte[] frame = FrameBytes.of(LAST | BINARY, Payloads.zeros(size));
      cases.add(
          ConformanceCase.of(
              "binary-" + size, "a binary frame of " + size + " bytes", "close 1003", frame));
    }
    cases.addAll(longerThanNeeded());
    return cases;
  }

  /** A sender must use the shortest form; nothing tells the receiver to look. */
  private static List<ConformanceCase> longerThanNeeded() {
    byte[] request = Payloads.bytes(Payloads.request("r", 125));
    return List.of(
        ConformanceCase.of(
            "length-125-in-16-bits",
            "a length of 125 in 16 bits",
            "answer r | close 1002",
            FrameBytes.of(LAST | TEXT, request, MASK, 2)),
        ConformanceCase.of(
            "length-125-in-64-bits",
            "a length of 125 in 64 bits",
            "answer r | close 1002",
            FrameBytes.of(LAST | TEXT, request, MASK, 8)),
        ConformanceCase.of(
            "length-1024-in-64-bits",
            "a length of 1024 in 64 bits",
            "answer r | close 1002",
            FrameBytes.of(LAST | TEXT, Payloads.bytes(Payloads.request("r", 1024)), MASK, 8)),
        ConformanceCase.of(
            "length-0-in-64-bits",
            "a length of 0 in 64 bits",
            "error BAD_FRAME | close 1002",
            FrameBytes.of(LAST | TEXT, Payloads.none(), MASK, 8)),
        ConformanceCase.of(
            "length-of-ping-in-16-bits",
            "a ping with its length in 16 bits",
            "close 1002",
            FrameBytes.of(LAST | PING, Payloads.bytes("hello"), MASK, 2)));
  }

  private static ConformanceCase inPieces(ConformanceCase whole) {
    byte[] bytes = whole.writes().get(0);
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += PIECE) {
      pieces.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE)));
    }
    return whole.inPieces(
        whole.id() + "-pieces", whole.title() + ", in pieces of " + PIECE, pieces);
  }
}
