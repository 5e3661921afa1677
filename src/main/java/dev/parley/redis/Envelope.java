package dev.parley.redis;

import dev.parley.message.LeaveReason;
import dev.parley.name.Username;
import dev.parley.presence.Signal;
import java.util.Arrays;
import java.util.Optional;

/** What is published to a channel: lines, of which the last may be anything. */
sealed interface Envelope {

  /** A message took its place in the log. */
  record Message(String epoch, long seq, long millis, String event) implements Envelope {}

  /** A user came to a place or left it. */
  record Change(String epoch, long seq, boolean joined, LeaveReason reason, Username user)
      implements Envelope {}

  /** A node signals. */
  record Signalled(String node, Signal signal) implements Envelope {}

  /** Reads an envelope; empty when it is none, such as one of a later version. */
  static Optional<Envelope> read(String text) {
    try {
      String kind = text.substring(0, Math.max(0, text.indexOf('\n')));
      return switch (kind) {
        case "message" -> Optional.of(message(lines(text, 5)));
        case "presence" -> Optional.of(change(lines(text, 6)));
        case "signal" -> Optional.of(signal(lines(text, 4)));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Writes a signal. */
  static String write(Signalled signalled) {
    Signal signal = signalled.signal();
    return String.join(
        "\n", "signal", signalled.node(), signal.kind().name(), UserText.write(signal.user()));
  }

  private static Message message(String[] lines) {
    return new Message(lines[1], Long.parseLong(lines[2]), Long.parseLong(lines[3]), lines[4]);
  }

  private static Change change(String[] lines) {
    boolean joined = lines[3].equals("joined");
    return new Change(
        lines[1],
        Long.parseLong(lines[2]),
        joined,
        joined ? LeaveReason.LEFT : reason(lines[4]),
        UserText.read(lines[5]));
  }

  private static Signalled signal(String[] lines) {
    return new Signalled(
        lines[1], new Signal(Signal.Kind.valueOf(lines[2]), UserText.read(lines[3])));
  }

  private static LeaveReason reason(String wire) {
    return Arrays.stream(LeaveReason.values())
        .filter(reason -> reason.wire().equals(wire))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(wire));
  }

  private static String[] lines(String text, int count) {
    String[] lines = text.split("\n", count);
    if (lines.length < count) {
      throw new IllegalArgumentException("too few lines");
    }
    return lines;
  }
}
