package dev.parley.web;

import dev.parley.message.ServerFrame;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where frames can go directly: the output of a connection that was upgraded by the Servlet API,
 * beside Tyrus, which writes to it as well. Tyrus encodes a text for each receiver anew; here all
 * share the bytes. (No extension changes them: the endpoint has none.)
 *
 * <p>Thread-safe: a lock guards that no frame goes out within another, or after the close frame. No
 * write of a frame that is offered blocks under it.
 */
public final class FrameOutput {
  /** The first byte of a close frame (RFC 6455, section 5.5.1). */
  private static final byte CLOSE = (byte) 0x88;

  private final Lock writing = new ReentrantLock();
  private volatile @Nullable ServletOutputStream stream;
  private boolean closed;

  /** Opens onto a stream; gives the one that all others must write their frames to. */
  ServletOutputStream open(ServletOutputStream to) {
    stream = to;
    return new Beside(to);
  }

  /** Whether frames can be offered. */
  public boolean isOpen() {
    return stream != null;
  }

  /** Writes a frame if it is open and that does not block; tells whether it has. */
  public boolean offer(ServerFrame frame) throws IOException {
    ServletOutputStream to = stream;
    if (to == null) {
      return false;
    }
    writing.lock();
    try {
      if (closed) {
        throw new IOException("the close frame has gone out");
      }
      boolean ready = to.isReady(); // so the write that follows does not block
      if (ready) {
        to.write(frame.wire());
        to.flush();
      }
      return ready;
    } finally {
      writing.unlock();
    }
  }

  /** What Tyrus writes to: each frame with one call. */
  private final class Beside extends ServletOutputStream {
    private final ServletOutputStream to;

    Beside(ServletOutputStream to) {
      this.to = to;
    }

    @Override
    public void write(byte[] frame, int offset, int length) throws IOException {
      writing.lock();
      try {
        closed |= length > 0 && frame[offset] == CLOSE;
        to.write(frame, offset, length);
      } finally {
        writing.unlock();
      }
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void flush() throws IOException {
      writing.lock();
      try {
        to.flush();
      } finally {
        writing.unlock();
      }
    }

    @Override
    public boolean isReady() {
      writing.lock();
      try {
        return to.isReady();
      } finally {
        writing.unlock();
      }
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      to.setWriteListener(listener);
    }

    @Override
    public void close() throws IOException {
      to.close();
    }
  }
}
