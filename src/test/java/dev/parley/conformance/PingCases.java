package dev.parley.conformance;

import static dev.parley.protocol.FrameBytes.CONTINUATION;
import static dev.parley.protocol.FrameBytes.LAST;
import static dev.parley.protocol.FrameBytes.PING;
import static dev.parley.protocol.FrameBytes.PONG;
import static dev.parley.protocol.FrameBytes.TEXT;

import dev.parley.protocol.FrameBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every ping has its pong, and a pong that nobody asked for has none. */
final class PingCases {
  private PingCases() {}

  static List<ConformanceCase> all() {
    List<ConformanceCase> cases = new ArrayList<>();
    ConformanceCase empty =
        ConformanceCase.of("ping-empty", "a ping without content", "pong", Payloads.ping(""));
    cases.add(empty);
    cases.add(empty.cutWithinHeader());
    cases.add(
        ConformanceCase.of("ping-text", "a ping with text", "pong hello", Payloads.ping("hello")));
    cases.add(
        ConformanceCase.of(
            "ping-binary",
            "a ping with bytes that are no UTF-8",
            "pong \uFFFD\uFFFD\uFFFD",
            FrameBytes.of(LAST | PING, new byte[] {-1, -2, -3})));
    ConformanceCase longest =
        ConformanceCase.of(
            "ping-125",
            "a ping with 125 bytes",
            "pong 125 bytes",
            FrameBytes.of(LAST | PING, Payloads.zeros(125)));
    cases.add(longest);
    cases.add(longest.inOctets());
    cases.add(
        ConformanceCase.of(
            "ping-126",
            "a ping with 126 bytes",
            "close 1002",
            FrameBytes.of(LAST | PING, Payloads.zeros(126))));
    cases.add(
        ConformanceCase.of(
            "pong-126",
            "a pong with 126 bytes",
            "close 1002",
            FrameBytes.of(LAST | PONG, Payloads.zeros(126))));
    cases.add(
        ConformanceCase.of(
            "pong-empty",
            "a pong that nobody asked for",
            "open",
            FrameBytes.of(LAST | PONG, Payloads.none())));
    cases.add(
        ConformanceCase.of(
            "pong-text",
            "a pong with text that nobody asked for",
            "open",
            FrameBytes.of(LAST | PONG, Payloads.bytes("hello"))));
    cases.add(
        ConformanceCase.of(
            "pong-then-ping",
            "a pong that nobody asked for, and a ping",
            "pong ping",
            FrameBytes.of(LAST | PONG, Payloads.bytes("pong")),
            Payloads.ping("ping")));
    cases.addAll(many());
    cases.addAll(withinText());
    return cases;
  }

  private static List<ConformanceCase> many() {
    byte[][] pings =
        IntStream.range(0, 10)
            .mapToObj(i -> Payloads.ping(String.valueOf(i)))
            .toArray(byte[][]::new);
    String pongs =
        IntStream.range(0, 10).mapToObj(i -> "pong " + i).collect(Collectors.joining(", "));
    ConformanceCase ten = ConformanceCase.of("pings-10", "ten pings", pongs, pings);
    return List.of(ten, ten.inOctets());
  }

  private static List<ConformanceCase> withinText() {
    byte[] first = Payloads.part(TEXT, "{\"type\":\"ping\",");
    byte[] last = Payloads.part(LAST | CONTINUATION, "\"id\":\"r\"}");
    ConformanceCase ping =
        ConformanceCase.of(
            "ping-within-text",
            "a ping between the parts of a text",
            "answer r, pong hello",
            first,
            Payloads.ping("hello"),
            last);
    ConformanceCase pong =
        ConformanceCase.of(
            "pong-within-text",
            "a pong between the parts of a text",
            "answer r",
            first,
            FrameBytes.of(LAST | PONG, Payloads.none()),
            last);
    return List.of(ping, ping.inOctets(), pong);
  }
}
