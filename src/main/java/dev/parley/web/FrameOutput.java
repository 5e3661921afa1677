package dev.parley.web;

import dev.parley.message.ServerFrame;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where frames can go directly: the output of a connection that was upgraded by the Servlet API,
 * beside Tyrus, which writes to it as well. Tyrus encodes a text for each receiver anew; here all
 * share the bytes. (No extension changes them: the endpoint has none.)
 *
 * <p>Nor does Tyrus wait for an answer to its close frame: it ends the connection in the thread
 * that closes. If the answer comes just then, Payara and GlassFish take it for an HTTP request, and
 * from then on serve two requests at a time with the same objects: one may get what is for another,
 * or its user's. Where the close frame goes out here, the thread that reads the answer ends the
 * connection.
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

  /**
   * Writes a close frame if it is open and that does not block, unless one has gone out already;
   * tells whether the client's answer will end the connection, or has.
   *
   * @param reason in UTF-8 at most 123 bytes
   */
  public boolean offerClose(int code, String reason) throws IOException {
    ServletOutputStream to = stream;
    if (to == null) {
      return false;
    }
    writing.lock();
    try {
      if (!closed && to.isReady()) {
        closed = true;
        to.write(closeFrame(code, reason));
        to.flush();
      }
      return closed;
    } finally {
      writing.unlock();
    }
  }

  private static byte[] closeFrame(int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    int length = Short.BYTES + text.length;
    return ByteBuffer.allocate(2 + length)
        .put(CLOSE)
        .put((byte) length)
        .putShort((short) code)
        .put(text)
        .array();
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
        if (!closed) {
          closed = length > 0 && frame[offset] == CLOSE;
          to.write(frame, offset, length);
        }
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
