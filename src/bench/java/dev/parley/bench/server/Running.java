package dev.parley.bench.server;

import dev.parley.bench.client.Waiting;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server that runs. Closing it stops the process with all that it started. */
public final class Running implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);

  private final Process process;
  private final InetSocketAddress address;
  private final String path;
  private final Path log;

  private Running(Process process, InetSocketAddress address, String path, Path log) {
    this.process = process;
    this.address = address;
    this.path = path;
    this.log = log;
  }

  /**
   * Starts a process and waits until a WebSocket can be opened.
   *
   * @param path of the application
   * @param target behind the path, to try
   */
  static Running start(
      List<String> command,
      Map<String, String> environment,
      File dir,
      Path log,
      int port,
      String path,
      String target) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(dir)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
      if (opens(address, path + target)) {
        throw new IllegalStateException("something listens on " + address + " already");
      }
      Running running = new Running(builder.start(), address, path, log);
      boolean up =
          Waiting.until(START, () -> !running.process.isAlive() || opens(address, path + target));
      if (!up || !running.process.isAlive()) {
        running.close();
        throw new IllegalStateException("the server did not start, see " + log);
      }
      return running;
    } catch (IOException e) {
      throw new IllegalStateException("cannot start " + command, e);
    }
  }

  /** The first process. */
  public long pid() {
    return process.pid();
  }

  public InetSocketAddress address() {
    return address;
  }

  /** The path of the application. */
  public String path() {
    return path;
  }

  /** What it printed. */
  public Path log() {
    return log;
  }

  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(child -> child.onExit().join());
  }

  private static boolean opens(InetSocketAddress address, String target) {
    String request =
        "GET %s HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                .formatted(target, address.getHostString(), address.getPort())
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            + "\r\n";
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(2000);
      socket.connect(address, 500);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] start = socket.getInputStream().readNBytes(12);
      return new String(start, StandardCharsets.US_ASCII).equals("HTTP/1.1 101");
    } catch (IOException e) {
      Waiting.millis(50);
      return false;
    }
  }
}
