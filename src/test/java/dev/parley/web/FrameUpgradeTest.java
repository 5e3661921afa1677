package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.message.ServerFrame;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import org.awaitility.Awaitility;
import org.glassfish.tyrus.servlet.UpgradeShell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tyrus is played by {@link Receiver}, the container by {@link Wire}. */
class FrameUpgradeTest {
  private final ClassLoader usual = Thread.currentThread().getContextClassLoader();
  private final Wire wire = new Wire("hello");
  private final FrameOutput output = new FrameOutput();
  private final HttpUpgradeHandler upgrade = new UpgradeShell();
  private Receiver receiver;

  @BeforeEach
  void upgrade() throws Exception {
    receiver = FrameUpgrade.between(upgrade, Receiver.class, output);
  }

  @Test
  void shouldHaveTheConnectionBeginInTheContextOfFrames() throws Exception {
    upgrade.init(wire);

    assertThat(receiver.contextOfInit).isNotNull().isNotSameAs(usual);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(usual);
  }

  @Test
  void shouldHaveFramesReceivedInTheirContext() throws Exception {
    upgrade.init(wire);

    wire.listener.onDataAvailable();

    assertThat(receiver.received).isEqualTo("hello");
    assertThat(receiver.context).isNotSameAs(usual);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(usual);
  }

  @Test
  void shouldOpenTheOutputForBoth() throws Exception {
    upgrade.init(wire);

    assertThat(output.offer(ServerFrame.of("1"))).isTrue();
    receiver.output.write(new byte[] {(byte) 0x8A, 0});

    assertThat(wire.written.toByteArray()).containsExactly(0x81, 3, '[', '1', ']', 0x8A, 0);
  }

  @Test
  void shouldTellOfTheEnd() throws Exception {
    upgrade.init(wire);

    wire.listener.onError(new IOException("reset"));
    wire.listener.onAllDataRead();
    upgrade.destroy();

    assertThat(receiver.told).isEqualTo("error end destroyed");
  }

  @Test
  void shouldLeaveNothingWithTheContainer() throws Exception {
    upgrade.init(wire);
    WeakReference<Receiver> gone = new WeakReference<>(receiver);
    receiver = null;
    wire.listener = null;

    upgrade.destroy();

    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(gone.get()).isNull();
            });
  }

  @Test
  void shouldLetOtherServersBe() throws Exception {
    assertThat(FrameUpgrade.upgrade(request(), Receiver.class, new Shells(), output).made).isTrue();
    assertThat(output.isOpen()).isFalse();
  }

  private static HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            FrameUpgradeTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("upgrade");
              Receiver made = (Receiver) ((Class<?>) arguments[0]).getConstructor().newInstance();
              made.made = true;
              return made;
            });
  }

  /** Reads all that there is. */
  static final class Receiver implements HttpUpgradeHandler, ReadListener {
    private ServletInputStream input;
    private ServletOutputStream output;
    private String received = "";
    private String told = "";
    private ClassLoader contextOfInit;
    private ClassLoader context;
    private boolean made; // by the container

    public Receiver() {}

    @Override
    public void init(WebConnection connection) {
      contextOfInit = Thread.currentThread().getContextClassLoader();
      try {
        output = connection.getOutputStream();
        input = connection.getInputStream();
        input.setReadListener(this);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void onDataAvailable() throws IOException {
      context = Thread.currentThread().getContextClassLoader();
      while (input.isReady() && !input.isFinished()) {
        byte[] bytes = new byte[input.available()];
        received += new String(bytes, 0, input.read(bytes));
      }
    }

    @Override
    public void onAllDataRead() {
      told += " end";
    }

    @Override
    public void onError(Throwable failure) {
      told += "error";
    }

    @Override
    public void destroy() {
      told += " destroyed";
    }
  }

  /** A connection on which a text has come. */
  private static final class Wire extends ServletInputStream implements WebConnection {
    private final InputStream bytes;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private ReadListener listener;

    Wire(String text) {
      bytes = new ByteArrayInputStream(text.getBytes());
    }

    @Override
    public void setReadListener(ReadListener reader) {
      listener = reader;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public boolean isFinished() {
      try {
        return bytes.available() == 0;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public int available() throws IOException {
      return bytes.available();
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public ServletInputStream getInputStream() {
      return this;
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return new Output(written, true);
    }
  }
}
