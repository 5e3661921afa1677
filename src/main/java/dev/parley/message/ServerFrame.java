package dev.parley.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * One text frame of the server: a JSON array of encoded events. Immutable, so that many connections
 * can share one.
 */
public final class ServerFrame {
  /** How many bytes of a frame are not of its events, or between them. */
  public static final int BRACKETS = 2;

  private static final byte LAST_TEXT = (byte) 0x81;
  private static final int LONGEST_HEAD = 10;
  private static final int TWO_BYTES_FOLLOW = 126;
  private static final int EIGHT_BYTES_FOLLOW = 127;

  private final String text;
  private final int bytes;
  private byte @Nullable [] wire; // once somebody wants it; whoever sees none makes the same

  /**
   * A frame.
   *
   * @param text the whole array
   * @param bytes its length in UTF-8
   */
  public ServerFrame(String text, int bytes) {
    this.text = text;
    this.bytes = bytes;
  }

  /** A frame of one event. */
  public static ServerFrame of(String event) {
    return new ServerFrame("[" + event + "]", Utf8.length(event) + BRACKETS);
  }

  /** Joins events to the text of a frame. */
  public static StringJoiner joiner() {
    return new StringJoiner(",", "[", "]");
  }

  /** The whole array. */
  public String text() {
    return text;
  }

  /** The length of the text in UTF-8. */
  public int bytes() {
    return bytes;
  }

  /**
   * The frame as it goes over the wire (RFC 6455, section 5.2), made once for all who share it: not
   * to be changed.
   */
  public byte[] wire() {
    byte[] made = wire;
    if (made == null) {
      made = encode(text.getBytes(StandardCharsets.UTF_8));
      wire = made;
    }
    return made;
  }

  private static byte[] encode(byte[] payload) {
    ByteBuffer head = head(payload.length);
    byte[] frame = new byte[head.remaining() + payload.length];
    ByteBuffer.wrap(frame).put(head).put(payload);
    return frame;
  }

  private static ByteBuffer head(int length) {
    ByteBuffer head = ByteBuffer.allocate(LONGEST_HEAD).put(LAST_TEXT);
    if (length < TWO_BYTES_FOLLOW) {
      head.put((byte) length);
    } else if (length <= 0xFFFF) {
      head.put((byte) TWO_BYTES_FOLLOW).putShort((short) length);
    } else {
      head.put((byte) EIGHT_BYTES_FOLLOW).putLong(length);
    }
    return head.flip();
  }
}
