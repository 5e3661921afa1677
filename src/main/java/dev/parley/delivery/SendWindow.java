package dev.parley.delivery;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.function.BooleanSupplier;

/**
 * What may be written to a client beyond what it has shown to have read. Where the server keeps in
 * memory what the network does not take, it is a bounded number of bytes: then nothing is written
 * until the client shows more. Everywhere a write may block as long as few writes hang; when many
 * do, only if it fits the buffers of the network, so that it does not hang, whatever the client
 * does.
 *
 * <p>A client shows what it has read with the pong (RFC 6455, section 5.5.3) to a ping that was
 * written after it, and that nobody can answer without having read it. One thread at a time writes;
 * another may report pongs meanwhile.
 */
final class SendWindow {
  /** Bytes unread that a write which must not hang may add up to: Linux takes some 85 kB. */
  static final int NARROW = 64 * 1024;

  /** A ping goes out with each of so many parts of the window. */
  private static final int PARTS = 4;

  private static final SecureRandom RANDOM = new SecureRandom();

  /** No ping waits. It is there early: a server that stops may load no more classes. */
  private static final Probe NONE = new Probe(0, 0);

  private final long size;
  private final BooleanSupplier manyHang;
  private long written; // by the writing thread, like probed
  private long probed;
  private volatile long read;
  private volatile Probe probe = NONE;

  /** A ping that waits for its pong. */
  private record Probe(long nonce, long written) {}

  /**
   * The window of a new connection.
   *
   * @param size bytes unread from which on nothing may be written
   * @param manyHang whether many writes hang, to whichever clients; asked before each write
   */
  SendWindow(long size, BooleanSupplier manyHang) {
    this.size = size;
    this.manyHang = manyHang;
  }

  /** Whether a frame may be written. */
  boolean isOpen() {
    return written - read < size;
  }

  /** Counts a frame as written; tells whether the write may block. */
  boolean admits(int bytes) {
    written += bytes;
    return written - read <= NARROW || !manyHang.getAsBoolean();
  }

  /** Whether it is time for a ping; one at a time waits for its pong. */
  boolean isProbeDue() {
    long since = written - probed;
    boolean due = since >= size / PARTS || (since >= NARROW / PARTS && manyHang.getAsBoolean());
    return due && probe.equals(NONE);
  }

  /** The content of a ping to be written now, in place of any that waits for its pong. */
  ByteBuffer probe() {
    long nonce = RANDOM.nextLong();
    probed = written;
    probe = new Probe(nonce, written);
    return ByteBuffer.allocate(Long.BYTES).putLong(0, nonce);
  }

  /** A pong with this content has come; tells whether it shows anything. */
  boolean ponged(ByteBuffer content) {
    Probe waiting = probe;
    boolean answers =
        !waiting.equals(NONE)
            && content.remaining() == Long.BYTES
            && waiting.nonce() == content.getLong(content.position());
    if (answers) {
      read = waiting.written();
      probe = NONE;
    }
    return answers;
  }
}
