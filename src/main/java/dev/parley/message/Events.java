package dev.parley.message;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Encoded events that many connections can share, as a frame of their own or as a part of one.
 * Immutable: the frame is made when somebody first wants it, since events that go into a reader's
 * own frame are often shared with nobody.
 */
public final class Events {
  private final List<String> each;
  private final int bytes;
  private @Nullable ServerFrame frame; // whoever sees none makes the same

  /**
   * Events in their order.
   *
   * @param each not to be changed any more
   * @param bytes their length in UTF-8, with commas between them
   */
  public Events(List<String> each, int bytes) {
    this.each = each;
    this.bytes = bytes;
  }

  /** Events in their order. */
  public static Events of(String... each) {
    return new Events(List.of(each), Utf8.length(String.join(",", each)));
  }

  /**
   * The last of them.
   *
   * @param bytes their length in UTF-8, with commas between them
   */
  public Events last(int count, int bytes) {
    return new Events(each.subList(each.size() - count, each.size()), bytes);
  }

  /** Adds them to the text of a frame that holds more. */
  public void addTo(StringJoiner text) {
    ServerFrame made = frame;
    if (made == null) {
      each.forEach(text::add);
    } else {
      text.add(made.text().substring(1, made.text().length() - 1));
    }
  }

  /** Their length in UTF-8, with commas between them. */
  public int bytes() {
    return bytes;
  }

  /** A frame of nothing else, made once for all who share it. */
  public ServerFrame frame() {
    ServerFrame made = frame;
    if (made == null) {
      StringJoiner joined = ServerFrame.joiner();
      addTo(joined);
      made = new ServerFrame(joined.toString(), bytes + ServerFrame.BRACKETS);
      frame = made;
    }
    return made;
  }
}
