package dev.parley.delivery;

import java.security.SecureRandom;
import java.util.function.BooleanSupplier;

/**
 * Whether a write to a client may block. It may as long as few writes hang. When many do, it may
 * only if it fits the buffers of the network, so that it does not hang, whatever the client does:
 * then what was written to the client and it has not shown to have read must fit this window.
 *
 * <p>A client shows what it has read with the pong (RFC 6455, section 5.5.3) to a ping that was
 * written after it, and that nobody can answer without having read it. One thread at a time writes;
 * another may report pongs meanwhile.
 */
public final class SendWindow {
  /** Bytes. Linux begins with buffers of some 85 kB for each connection. */
  static final int SIZE = 64 * 1024;

  private static final int PROBE_AFTER = SIZE / 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** No ping waits. It is there early: a server that stops may load no more classes. */
  private static final Probe NONE = new Probe(0, 0);

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
   * @param manyHang whether many writes hang, to whichever clients; asked before each write
   */
  public SendWindow(BooleanSupplier manyHang) {
    this.manyHang = manyHang;
  }

  /** Counts a frame as written; tells whether the write may block. */
  public boolean admits(int bytes) {
    written += bytes;
    return written - read <= SIZE || !manyHang.getAsBoolean();
  }

  /** Whether it is time for a ping; one at a time waits for its pong. */
  public boolean isProbeDue() {
    return written - probed >= PROBE_AFTER && probe.equals(NONE) && manyHang.getAsBoolean();
  }

  /** The content of a ping to be written now, in place of any that waits for its pong. */
  public long probe() {
    long nonce = RANDOM.nextLong();
    probed = written;
    probe = new Probe(nonce, written);
    return nonce;
  }

  /** A pong with this content has come. */
  public void ponged(long nonce) {
    Probe waiting = probe;
    if (!waiting.equals(NONE) && waiting.nonce() == nonce) {
      read = waiting.written();
      probe = NONE;
    }
  }
}
