package dev.parley.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Agrees to every handshake and then says nothing any more; it keeps what it was asked. */
final class SilentServer implements AutoCloseable {
  private static final String END = "\r\n\r\n";
  private static final String AGREED =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade" + END;

  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final ServerSocket socket;

  SilentServer() {
    try {
      socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "silent-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The heads of the requests so far, in order. */
  BlockingQueue<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    try {
      while (true) {
        Socket client = socket.accept();
        requests.add(readHead(client.getInputStream()));
        client.getOutputStream().write(AGREED.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      // the end of the test
    }
  }

  /** Reads up to the empty line. */
  static String readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith(END)) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended within the head: " + head);
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.US_ASCII);
  }
}
