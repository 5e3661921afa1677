package dev.parley.web;

import dev.parley.runtime.FrameContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Stands between the container and Tyrus where that has connections by the Servlet API (Jakarta
 * Servlet 6.0, section 2.3.3.5): what is received is in a {@link FrameContext}, and frames can go
 * out by a {@link FrameOutput}. Other servers have their own ways and are let be.
 */
public final class FrameUpgrade implements HttpUpgradeHandler {
  private static final Logger LOG = System.getLogger(FrameUpgrade.class.getName());
  private static final String TYRUS = "org.glassfish.tyrus.";

  /** Set before the container can call. */
  @SuppressWarnings("NullAway.Init")
  private HttpUpgradeHandler receiver;

  @SuppressWarnings("NullAway.Init")
  private FrameOutput output;

  @SuppressWarnings("NullAway.Init")
  private HttpServletRequest request;

  /** For the container alone. */
  public FrameUpgrade() {}

  /** One whose frames come to this handler and go out by this output, too. */
  FrameUpgrade(HttpUpgradeHandler receiver, FrameOutput output, HttpServletRequest request) {
    this.receiver = receiver;
    this.output = output;
    this.request = request;
  }

  /**
   * Upgrades the connection of a request, and gives the handler that the caller prepares.
   *
   * @param output opened with the connection, if frames can go out by it
   */
  static <T extends HttpUpgradeHandler> T upgrade(
      HttpServletRequest request, Class<T> type, FrameOutput output)
      throws IOException, ServletException {
    if (!type.getName().startsWith(TYRUS)) {
      return request.upgrade(type);
    }
    try {
      T receiver = type.getConstructor().newInstance();
      FrameUpgrade between = request.upgrade(FrameUpgrade.class);
      between.receiver = receiver;
      between.output = output;
      between.request = request;
      return receiver;
    } catch (ReflectiveOperationException e) {
      throw new ServletException("no handler for the upgrade", e);
    }
  }

  @Override
  public void init(WebConnection connection) {
    try {
      receiver.init(new UpgradedConnection(connection, output.open(connection.getOutputStream())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void destroy() {
    receiver.destroy();
    letGo();
  }

  /**
   * Payara and GlassFish keep the objects of a request for later ones, and in them the handler that
   * was asked for last, with all of the application behind it. So they are asked for a fresh one of
   * their own class. They refuse a second upgrade, but have let go of the first by then.
   */
  private void letGo() {
    try {
      request.upgrade(receiver.getClass());
    } catch (IllegalStateException | IOException | ServletException e) {
      LOG.log(Level.TRACE, "no second upgrade", e);
    }
  }

  private record UpgradedConnection(WebConnection connection, ServletOutputStream output)
      implements WebConnection {
    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new ReceivingStream(connection.getInputStream());
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return output;
    }

    @Override
    public void close() throws Exception {
      connection.close();
    }
  }

  private static final class ReceivingStream extends ServletInputStream {
    private final ServletInputStream stream;

    ReceivingStream(ServletInputStream stream) {
      this.stream = stream;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      stream.setReadListener(new ReceivingListener(listener));
    }

    @Override
    public boolean isReady() {
      return stream.isReady();
    }

    @Override
    public boolean isFinished() {
      return stream.isFinished();
    }

    @Override
    public int available() throws IOException {
      return stream.available();
    }

    @Override
    public int read() throws IOException {
      return stream.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return stream.read(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  private record ReceivingListener(ReadListener listener) implements ReadListener {
    @Override
    public void onDataAvailable() throws IOException {
      try (FrameContext context = FrameContext.enter()) {
        listener.onDataAvailable();
      }
    }

    @Override
    public void onAllDataRead() throws IOException {
      listener.onAllDataRead();
    }

    @Override
    public void onError(Throwable failure) {
      listener.onError(failure);
    }
  }
}
