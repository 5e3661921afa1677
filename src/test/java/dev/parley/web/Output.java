package dev.parley.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;

/** The output of a container, which is ready for more or not. */
final class Output extends ServletOutputStream {
  private final ByteArrayOutputStream bytes;
  private final boolean ready;

  Output(ByteArrayOutputStream bytes, boolean ready) {
    this.bytes = bytes;
    this.ready = ready;
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
