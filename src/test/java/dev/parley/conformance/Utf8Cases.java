package dev.parley.conformance;

import static dev.parley.protocol.FrameBytes.CONTINUATION;
import static dev.parley.protocol.FrameBytes.LAST;
import static dev.parley.protocol.FrameBytes.TEXT;

import dev.parley.protocol.FrameBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Text that is UTF-8 and text that is not, in one frame and in frames of one byte each. */
final class Utf8Cases {
  private static final HexFormat HEX = HexFormat.of();

  private Utf8Cases() {}

  static List<ConformanceCase> all() {
    List<ConformanceCase> cases = new ArrayList<>();
    for (List<String> row : Table.read("utf8.csv")) {
      String allowed = row.get(2).equals("valid") ? "answer r" : "close 1007";
      byte[] request = Payloads.request("r", HEX.parseHex(row.get(1)));
      cases.add(
          ConformanceCase.of(
              row.get(2) + "-" + row.get(1),
              row.get(0),
              allowed,
              FrameBytes.of(LAST | TEXT, request)));
      cases.add(
          ConformanceCase.of(
              row.get(2) + "-" + row.get(1) + "-parts",
              row.get(0) + ", in parts of one byte",
              allowed,
              inParts(request)));
    }
    return cases;
  }

  private static byte[][] inParts(byte[] bytes) {
    byte[][] parts = new byte[bytes.length][];
    for (int i = 0; i < parts.length; i++) {
      int last = i == parts.length - 1 ? LAST : 0;
      byte[] one = Arrays.copyOfRange(bytes, i, i + 1);
      parts[i] = FrameBytes.of(last | (i == 0 ? TEXT : CONTINUATION), one);
    }
    return parts;
  }
}
