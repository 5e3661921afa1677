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

/** Messages in parts. */
final class FragmentationCases {
  private static final byte[] FIRST = Payloads.part(TEXT, "{\"type\":\"ping\",");
  private static final byte[] END = Payloads.part(LAST | CONTINUATION, "\"id\":\"r\"}");
  private static final byte[] EMPTY_FIRST = Payloads.part(TEXT, "");
  private static final byte[] NOTHING = Payloads.part(CONTINUATION, "");
  private static final byte[] NOTHING_LAST = Payloads.part(LAST | CONTINUATION, "");

  private FragmentationCases() {}

  static List<ConformanceCase> all() {
    List<ConformanceCase> cases = new ArrayList<>();
    for (ConformanceCase right : right()) {
      cases.add(right);
      cases.add(right.inOctets());
    }
    cases.addAll(withEmptyParts());
    cases.addAll(partsOfControlFrames());
    cases.addAll(outOfOrder());
    return cases;
  }

  /** Right ones, of parts that are not empty. */
  private static List<ConformanceCase> right() {
    return List.of(
        ConformanceCase.of("two", "a text in two parts", "answer r", FIRST, END),
        ConformanceCase.of(
            "octets", "a text in parts of one byte", "answer r", inParts(Payloads.request("r"))),
        ConformanceCase.of(
            "pings-between",
            "pings between parts",
            "answer r, pong a, pong b",
            FIRST,
            Payloads.ping("a"),
            Payloads.part(CONTINUATION, " "),
            Payloads.ping("b"),
            END),
        ConformanceCase.of(
            "two-texts", "two texts in parts", "answer r, answer r", FIRST, END, FIRST, END),
        ConformanceCase.of(
            "whole-after-parts",
            "a text in parts and a whole one",
            "answer a, answer r",
            FIRST,
            END,
            Payloads.text(Payloads.request("a"))),
        ConformanceCase.of(
            "close-within",
            "a close frame between the parts",
            "close 1000",
            FIRST,
            Payloads.close(1000, "")),
        ConformanceCase.of(
            "binary-parts",
            "a binary message in parts",
            "close 1003",
            FrameBytes.of(BINARY, Payloads.zeros(10)),
            FrameBytes.of(LAST | CONTINUATION, Payloads.zeros(10))));
  }

  /**
   * Right ones with an empty part. They are not tried octet by octet: there a server may deviate at
   * times, see {@link ConformanceCase#cutWithinHeader}.
   */
  private static List<ConformanceCase> withEmptyParts() {
    ConformanceCase first =
        ConformanceCase.of(
            "empty-first",
            "an empty first part",
            "answer r",
            EMPTY_FIRST,
            Payloads.part(LAST | CONTINUATION, Payloads.request("r")));
    return List.of(
        first,
        first.cutWithinHeader(),
        ConformanceCase.of(
            "empty-last",
            "an empty last part",
            "answer r",
            Payloads.part(TEXT, Payloads.request("r")),
            NOTHING_LAST),
        ConformanceCase.of(
            "empty-between", "empty parts between", "answer r", FIRST, NOTHING, NOTHING, END),
        ConformanceCase.of(
            "all-empty",
            "three empty parts",
            "error BAD_FRAME",
            EMPTY_FIRST,
            NOTHING,
            NOTHING_LAST));
  }

  private static List<ConformanceCase> partsOfControlFrames() {
    List<ConformanceCase> cases = new ArrayList<>();
    cases.add(wrong("ping-part", "a ping that is not the last part", Payloads.part(PING, "a")));
    cases.add(wrong("pong-part", "a pong that is not the last part", Payloads.part(PONG, "a")));
    cases.add(
        wrong(
            "close-part",
            "a close frame that is not the last part",
            FrameBytes.of(CLOSE, new byte[] {3, -24})));
    cases.add(
        wrong(
            "ping-part-within",
            "a ping in parts between the parts of a text",
            FIRST,
            Payloads.part(PING, "a"),
            END));
    return cases;
  }

  private static List<ConformanceCase> outOfOrder() {
    return List.of(
        wrong("no-first", "a last part without a first", END),
        wrong("no-first-empty", "an empty last part without a first", NOTHING_LAST),
        wrong("no-first-no-last", "a part in between without a first", NOTHING),
        wrong("no-first-after", "a part after a whole text", Payloads.text("x"), END)
            .allowing("close 1002 | error BAD_FRAME, close 1002"),
        wrong("no-first-after-parts", "a part after the last", FIRST, END, END)
            .allowing("close 1002 | answer r, close 1002"),
        wrong("whole-within", "a whole text between parts", FIRST, Payloads.text("x"), END),
        wrong("first-within", "a first part between parts", FIRST, FIRST, END),
        wrong(
            "binary-within",
            "a binary frame between the parts of a text",
            FIRST,
            FrameBytes.of(LAST | BINARY, Payloads.zeros(2)),
            END),
        wrong(
                "text-within-binary",
                "a text between the parts of a binary message",
                FrameBytes.of(BINARY, Payloads.zeros(2)),
                Payloads.text(Payloads.request("r")))
            .allowing("close 1003 | close 1002"));
  }

  private static ConformanceCase wrong(String id, String title, byte[]... writes) {
    return ConformanceCase.of(id, title, "close 1002", writes);
  }

  private static byte[][] inParts(String text) {
    byte[][] parts = new byte[text.length()][];
    for (int i = 0; i < parts.length; i++) {
      int last = i == parts.length - 1 ? LAST : 0;
      parts[i] = Payloads.part(last | (i == 0 ? TEXT : CONTINUATION), text.substring(i, i + 1));
    }
    return parts;
  }
}
