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

/** Bits that no extension was agreed on for. */
final class ReservedBitCases {
  private ReservedBitCases() {}

  static List<ConformanceCase> all() {
    byte[] request = Payloads.bytes(Payloads.request("r"));
    List<ConformanceCase> cases = new ArrayList<>();
    for (int bits = 1; bits < 8; bits++) {
      cases.add(of("text", bits, TEXT, request));
      cases.add(of("text-empty", bits, TEXT, Payloads.none()));
      cases.add(
          of("text-between", bits, TEXT, request)
              .after("answer a", Payloads.text(Payloads.request("a"))));
      cases.add(of("binary", bits, BINARY, request));
      cases.add(of("ping", bits, PING, Payloads.bytes("hello")));
      cases.add(of("pong", bits, PONG, Payloads.bytes("hello")));
      cases.add(of("close", bits, CLOSE, new byte[] {3, -24}));
      cases.add(
          ConformanceCase.of(
              "rsv" + bits + "-continuation",
              "reserved bits " + bits + " in the second part of a text",
              "close 1002",
              Payloads.part(TEXT, "{\"type\":"),
              FrameBytes.of(
                  LAST | bits << 4 | CONTINUATION, Payloads.bytes("\"ping\",\"id\":\"r\"}"))));
    }
    return cases;
  }

  private static ConformanceCase of(String name, int bits, int opcode, byte[] payload) {
    return ConformanceCase.of(
        "rsv" + bits + "-" + name,
        "reserved bits " + bits + " in " + name.replace('-', ' '),
        "close 1002",
        FrameBytes.of(LAST | bits << 4 | opcode, payload));
  }
}
