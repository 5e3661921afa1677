package dev.parley.conformance;

import dev.parley.protocol.FrameBytes;
import dev.parley.protocol.RawClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server did, as text: the pong frames and answers in any order, then how the connection
 * ended; {@code open} when it did not and nothing came, {@code silence} when it answers nothing
 * more. {@code close 1002, end} is a close frame and the end of the connection after it, {@code
 * end} one without a close frame. Not thread-safe.
 */
final class Outcome {
  /** Nothing came, and the connection lives. */
  static final String OPEN = "open";

  /** Nothing is answered any more, and the connection does not end. */
  private static final String SILENCE = "silence";

  private static final int LONGEST = 32;
  private static final Pattern ANSWER =
      Pattern.compile("\\{[^{}]*\"re\":\"([^\"]*)\"[^{}]*}|\"code\":\"(BAD_FRAME)\"");

  private final List<String> seen = new ArrayList<>();
  private String end = "";

  /** Takes in a frame that is no close frame; what the server says unasked is left out. */
  void add(RawClient.Frame frame) {
    if (frame.opcode() == FrameBytes.PONG) {
      int length = frame.payload().length;
      seen.add(("pong " + (length > LONGEST ? length + " bytes" : frame.text())).strip());
    } else if (frame.opcode() == FrameBytes.TEXT) {
      Matcher answers = ANSWER.matcher(frame.text());
      while (answers.find()) {
        String re = answers.group(1);
        seen.add(re == null ? "error " + answers.group(2) : "answer " + re);
      }
    }
  }

  /** Takes out what was seen; tells whether it was. */
  boolean remove(String observation) {
    return seen.remove(observation);
  }

  void closed(int code, boolean ended) {
    end = "close " + code + (ended ? "" : ", no end");
  }

  void ended() {
    end = "end";
  }

  /** Nothing is answered any more, and the connection does not end. */
  void silent() {
    end = SILENCE;
  }

  boolean isOver() {
    return !end.isEmpty();
  }

  static boolean isEnd(String outcome) {
    return outcome.contains("close ") || outcome.endsWith("end") || outcome.endsWith(SILENCE);
  }

  @Override
  public String toString() {
    List<String> all = new ArrayList<>(seen);
    Collections.sort(all);
    if (isOver()) {
      all.add(end);
    }
    return all.isEmpty() ? OPEN : String.join(", ", all);
  }
}
