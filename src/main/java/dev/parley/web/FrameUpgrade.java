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
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Stands between the container and Tyrus where that has connections by the Servlet API (Jakarta
 * Servlet 6.0, section 2.3.3.5): the begin of the connection and what is received are in a {@link
 * FrameContext}, and frames can go out by a {@link FrameOutput}. Other servers have their own ways
 * and are let be.
 */
final class FrameUpgrade {
  private static final String TYRUS = "org.glassfish.tyrus.servlet.";

  private final HttpUpgradeHandler receiver;
  private final FrameOutput output;

  /** One whose frames come to this handler and go out by this output, too. */
  private FrameUpgrade(HttpUpgradeHandler receiver, FrameOutput output) {
    this.receiver = receiver;
    this.output = output;
  }

  /**
   * Upgrades the connection of a request, and gives the handler that the caller prepares.
   *
   * @param output opened with the connection, if frames can go out by it
   */
  static <T extends HttpUpgradeHandler> T upgrade(
      HttpServletRequest request, Class<T> type, Shells shells, FrameOutput output)
      throws IOException, ServletException {
    Optional<Class<? extends HttpUpgradeHandler>> shell =
        type.getName().startsWith(TYRUS) ? shells.beside(type) : Optional.empty();
    return shell.isPresent()
        ? between(request.upgrade(shell.get()), type, output)
        : request.upgrade(type);
  }

  /**
   * Makes the handler that the caller prepares, and has it told what the container tells another.
   *
   * @param shell made by the container
   */
  @SuppressWarnings("unchecked") // see UpgradeShell
  static <T extends HttpUpgradeHandler> T between(
      HttpUpgradeHandler shell, Class<T> type, FrameOutput output) throws ServletException {
    try {
      T receiver = type.getConstructor().newInstance();
      FrameUpgrade between = new FrameUpgrade(receiver, output);
      ((BiConsumer<Consumer<WebConnection>, Runnable>) shell)
          .accept(between::init, receiver::destroy);
      return receiver;
    } catch (ReflectiveOperationException e) {
      throw new ServletException("no handler for the upgrade", e);
    }
  }

  private void init(WebConnection connection) {
    try (FrameContext context = FrameContext.enter()) {
      receiver.init(new UpgradedConnection(connection, output.open(connection.getOutputStream())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
