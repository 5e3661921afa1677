package dev.parley.protocol;

import java.io.ByteArrayOutputStream;

/** Frames of a client as bytes (RFC 6455, section 5.2): right ones, and what no client sends. */
public final class FrameBytes {
  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;

  /** The bit of the last part of a message. */
  public static final int LAST = 0x80;

  private static final byte[] MASK = {1, 2, 3, 4};
  private static final int MASKED = 0x80;

  private FrameBytes() {}

  /** A frame as it must be. */
  public static byte[] of(int firstByte, byte[] payload) {
    return of(firstByte, payload, MASK);
  }

  /** With a masking key of one's own. */
  public static byte[] of(int firstByte, byte[] payload, byte[] mask) {
    int lengthBytes = payload.length < 126 ? 0 : payload.length < 65_536 ? 2 : 8;
    return of(firstByte, payload, mask, lengthBytes);
  }

  /** With a length of 0, 2 or 8 further bytes, though fewer may do. */
  public static byte[] of(int firstByte, byte[] payload, byte[] mask, int lengthBytes) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(head(firstByte, payload.length, lengthBytes, MASKED));
    frame.writeBytes(mask);
    for (int i = 0; i < payload.length; i++) {
      frame.write(payload[i] ^ mask[i % 4]);
    }
    return frame.toByteArray();
  }

  /** A frame that is not masked, as only servers may send it. */
  public static byte[] unmasked(int firstByte, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(head(firstByte, payload.length, payload.length < 126 ? 0 : 2, 0));
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  /** The beginning of a frame that says to be as long as this, which its sign may belie. */
  public static byte[] beginning(int firstByte, long length, int lengthBytes) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(head(firstByte, length, lengthBytes, MASKED));
    frame.writeBytes(MASK);
    return frame.toByteArray();
  }

  private static byte[] head(int firstByte, long length, int lengthBytes, int masked) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write(firstByte);
    head.write(masked | (lengthBytes == 0 ? (int) length : lengthBytes == 2 ? 126 : 127));
    for (int shift = 8 * (lengthBytes - 1); shift >= 0; shift -= 8) {
      head.write((int) (length >> shift));
    }
    return head.toByteArray();
  }
}
