package dev.parley.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;

/** The output of a container, which is ready for more or not. */
public final class Output extends ServletOutputStream {
  private final ByteArrayOutputStream bytes;
  private final boolean ready;

  Output(ByteArrayOutputStream bytes, boolean ready) {
    this.bytes = bytes;
    this.ready = ready;
  }

  /** What is open onto such an output, which is always ready. */
  public static FrameOutput openOnto(ByteArrayOutputStream bytes) {
    FrameOutput output = new FrameOutput();
    output.open(new Output(bytes, true));
    return output;
  }

  @Override
  public void write(int one) {
    bytes.write(one);
  }

  @Override
  public boolean isReady() {
    return ready;
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    throw new UnsupportedOperationException();
  }
}
