package dev.parley.conformance;

import static dev.parley.protocol.FrameBytes.LAST;
import static dev.parley.protocol.FrameBytes.TEXT;

import dev.parley.protocol.FrameBytes;
import java.util.ArrayList;
import java.util.List;

/** Opcodes that mean nothing. */
final class OpcodeCases {
  private static final int[] RESERVED = {3, 4, 5, 6, 7, 11, 12, 13, 14, 15};

  private OpcodeCases() {}

  static List<ConformanceCase> all() {
    byte[] request = Payloads.bytes(Payloads.request("r"));
    List<ConformanceCase> cases = new ArrayList<>();
    for (int opcode : RESERVED) {
      cases.add(of("empty", opcode, FrameBytes.of(LAST | opcode, Payloads.none())));
      cases.add(of("payload", opcode, FrameBytes.of(LAST | opcode, request)));
      cases.add(of("part", opcode, FrameBytes.of(opcode, request)));
      cases.add(
          of("after-text", opcode, FrameBytes.of(LAST | opcode, request))
              .after("answer a", Payloads.text(Payloads.request("a"))));
      cases.add(
          of(
              "within-text",
              opcode,
              Payloads.part(TEXT, "{\"type\":"),
              FrameBytes.of(LAST | opcode, request)));
    }
    return cases;
  }

  private static ConformanceCase of(String name, int opcode, byte[]... frames) {
    return ConformanceCase.of(
        "opcode" + opcode + "-" + name,
        "opcode " + opcode + ", " + name.replace('-', ' '),
        "close 1002",
        frames);
  }
}
