package dev.parley.conformance;

import static dev.parley.protocol.FrameBytes.CLOSE;
import static dev.parley.protocol.FrameBytes.LAST;
import static dev.parley.protocol.FrameBytes.TEXT;

import dev.parley.protocol.FrameBytes;
import java.util.ArrayList;
import java.util.List;

/** How clients close. */
final class ClosingCases {
  private static final int[] CODES = {
    1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999
  };

  /** Registered after the standard was written. */
  private static final int[] NEWER_CODES = {1012, 1013, 1014};

  private static final int[] NO_CODES = {
    0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535
  };
  private static final byte[] CLOSE_NORMALLY = Payloads.close(1000, "");

  private ClosingCases() {}

  static List<ConformanceCase> all() {
    List<ConformanceCase> cases = new ArrayList<>();
    for (int code : CODES) {
      cases.add(
          ConformanceCase.of(
              "code-" + code,
              "the code " + code,
              "close " + code + " | close 1000",
              Payloads.close(code, "bye")));
    }
    for (int code : NEWER_CODES) {
      cases.add(
          ConformanceCase.of(
              "code-" + code,
              "the code " + code,
              "close " + code + " | close 1000 | close 1002",
              Payloads.close(code, "bye")));
    }
    for (int code : NO_CODES) {
      cases.add(
          ConformanceCase.of(
              "code-" + code, "the code " + code, "close 1002", Payloads.close(code, "bye")));
    }
    cases.addAll(contents());
    cases.addAll(orders());
    return cases;
  }

  private static List<ConformanceCase> contents() {
    return List.of(
        ConformanceCase.of(
            "empty",
            "no code",
            "close 1005 | close 1000",
            FrameBytes.of(LAST | CLOSE, Payloads.none())),
        ConformanceCase.of(
            "half-a-code",
            "half a code",
            "close 1002",
            FrameBytes.of(LAST | CLOSE, new byte[] {3})),
        ConformanceCase.of("no-reason", "no reason", "close 1000", CLOSE_NORMALLY),
        ConformanceCase.of(
            "reason-123",
            "a reason of 123 bytes",
            "close 1000",
            Payloads.close(1000, "x".repeat(123))),
        ConformanceCase.of(
            "reason-124",
            "a reason of 124 bytes",
            "close 1002",
            Payloads.close(1000, "x".repeat(124))),
        ConformanceCase.of(
            "reason-utf8",
            "a reason beyond ASCII",
            "close 1000",
            Payloads.close(1000, "\u00E9\u20AC\uD83E\uDD8A")),
        ConformanceCase.of(
            "reason-no-utf8",
            "a reason that is no UTF-8",
            "close 1002 | close 1007",
            Payloads.close(1000, new byte[] {-50, -70, -19, -96, -128})),
        ConformanceCase.of(
            "reason-cut",
            "a reason that ends within a character",
            "close 1002 | close 1007",
            Payloads.close(1000, new byte[] {-16, -97, -90})),
        ConformanceCase.of("normal", "the code 1000", "close 1000", CLOSE_NORMALLY).inOctets());
  }

  private static List<ConformanceCase> orders() {
    byte[] ping = Payloads.ping("late");
    byte[] request = Payloads.text(Payloads.request("late"));
    return List.of(
        ConformanceCase.of(
            "twice", "two close frames", "close 1000", CLOSE_NORMALLY, CLOSE_NORMALLY),
        ConformanceCase.of("ping-after", "a ping after it", "close 1000", CLOSE_NORMALLY, ping),
        ConformanceCase.of("text-after", "a text after it", "close 1000", CLOSE_NORMALLY, request),
        ConformanceCase.of(
            "rubbish-after",
            "what is no frame after it",
            "close 1000",
            CLOSE_NORMALLY,
            FrameBytes.of(0x7F, Payloads.none())),
        ConformanceCase.of(
            "ping-before",
            "a ping before it",
            "pong late, close 1000 | close 1000",
            ping,
            CLOSE_NORMALLY),
        ConformanceCase.of(
            "part-before",
            "the first part of a text before it",
            "close 1000",
            Payloads.part(TEXT, "{"),
            CLOSE_NORMALLY));
  }
}
