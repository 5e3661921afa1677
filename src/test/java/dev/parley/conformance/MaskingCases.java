package dev.parley.conformance;

import static dev.parley.protocol.FrameBytes.BINARY;
import static dev.parley.protocol.FrameBytes.CLOSE;
import static dev.parley.protocol.FrameBytes.CONTINUATION;
import static dev.parley.protocol.FrameBytes.LAST;
import static dev.parley.protocol.FrameBytes.PING;
import static dev.parley.protocol.FrameBytes.PONG;
import static dev.parley.protocol.FrameBytes.TEXT;

import dev.parley.protocol.FrameBytes;
import java.util.ArrayList;
import java.util.List;

/** A server must close when a frame is not masked, and take every mask. */
final class MaskingCases {
  private MaskingCases() {}

  static List<ConformanceCase> all() {
    byte[] request = Payloads.bytes(Payloads.request("r"));
    List<ConformanceCase> cases = new ArrayList<>();
    for (byte[] mask :
        List.of(
            new byte[] {0, 0, 0, 0},
            new byte[] {-1, -1, -1, -1},
            new byte[] {0x7B, 0x22, 0x74, 0x79}, // the request itself: zeros are sent
            new byte[] {1, -128, 127, 0})) {
      String key = String.format("%02x%02x%02x%02x", mask[0], mask[1], mask[2], mask[3]);
      cases.add(
          ConformanceCase.of(
              "mask-" + key,
              "the masking key " + key,
              "answer r",
              FrameBytes.of(LAST | TEXT, request, mask)));
    }
    cases.add(unmasked("text", LAST | TEXT, request));
    cases.add(unmasked("text-empty", LAST | TEXT, Payloads.none()));
    cases.add(unmasked("text-part", TEXT, request));
    cases.add(unmasked("text-long", LAST | TEXT, Payloads.bytes(Payloads.request("r", 1024))));
    cases.add(unmasked("binary", LAST | BINARY, request));
    cases.add(unmasked("ping", LAST | PING, Payloads.bytes("hello")));
    cases.add(unmasked("ping-empty", LAST | PING, Payloads.none()));
    cases.add(unmasked("pong", LAST | PONG, Payloads.bytes("hello")));
    cases.add(unmasked("close", LAST | CLOSE, new byte[] {3, -24}));
    cases.add(
        ConformanceCase.of(
            "unmasked-continuation",
            "a text of which the second part is not masked",
            "close 1002",
            Payloads.part(TEXT, "{\"type\":"),
            FrameBytes.unmasked(LAST | CONTINUATION, Payloads.bytes("\"ping\",\"id\":\"r\"}"))));
    return cases;
  }

  private static ConformanceCase unmasked(String name, int firstByte, byte[] payload) {
    return ConformanceCase.of(
        "unmasked-" + name,
        name.replace('-', ' ') + ", not masked",
        "close 1002",
        FrameBytes.unmasked(firstByte, payload));
  }
}
