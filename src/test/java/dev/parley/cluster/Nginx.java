package dev.parley.cluster;

import dev.parley.process.FreePort;
import dev.parley.process.Program;
import dev.parley.process.SelfSigned;
import dev.parley.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A real nginx before a server, on loopback, with the settings that deployers get, but for ports,
 * names and times. Not thread-safe.
 */
public final class Nginx implements AutoCloseable {
  private static final Path SETTINGS = Path.of("src/ops/nginx/parley.conf");
  private static final Duration START = Duration.ofSeconds(20);

  private final int port = FreePort.next();
  private final Process process;
  private final Thread atExit = new Thread(this::close);

  private Nginx(int server, Duration readTimeout, SelfSigned certificate) throws IOException {
    Program nginx = Program.find("nginx", "nginx");
    Path dir = Layout.fresh("nginx-" + port);
    certificate.write(dir.resolve("fullchain.pem"), dir.resolve("privkey.pem"));
    Files.writeString(dir.resolve("parley.conf"), settings(dir, server, readTimeout));
    Files.write(dir.resolve("nginx.conf"), main(dir));
    process =
        new ProcessBuilder(
                nginx.path().toString(),
                "-p",
                dir.toString(),
                "-c",
                dir + "/nginx.conf",
                "-e",
                dir + "/error.log")
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("console.log").toFile())
            .start();
  }

  /**
   * Starts one.
   *
   * @param server the port on loopback that it asks
   * @param readTimeout silence of the server after which it cuts a connection
   */
  public static Nginx start(int server, Duration readTimeout, SelfSigned certificate) {
    try {
      Nginx nginx = new Nginx(server, readTimeout, certificate);
      Runtime.getRuntime().addShutdownHook(nginx.atExit);
      Awaitility.await().atMost(START).until(nginx::answers);
      return nginx;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it speaks TLS, on localhost. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    Signal.KILL.send(process);
    if (Thread.currentThread() != atExit) {
      Runtime.getRuntime().removeShutdownHook(atExit);
    }
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new IllegalStateException("nginx did not start: see target/nodes/nginx-" + port);
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private String settings(Path dir, int server, Duration readTimeout) throws IOException {
    String text = Files.readString(SETTINGS);
    text = replace(text, "listen 443 ssl", "listen 127.0.0.1:" + port + " ssl");
    text = replace(text, "listen [::]:443 ssl http2;", "");
    text = replace(text, "chat.example.org", "localhost");
    text = replace(text, "/etc/nginx/tls/", dir + "/");
    text = replace(text, "server 127.0.0.1:9080;", "server 127.0.0.1:" + server + ";");
    return replace(text, "timeout 75s;", "timeout " + readTimeout.toMillis() + "ms;");
  }

  private static String replace(String text, String what, String by) {
    if (!text.contains(what)) {
      throw new IllegalStateException("no \"" + what + "\" in " + SETTINGS);
    }
    return text.replace(what, by);
  }

  /** What a system has around the settings of a site. */
  private static List<String> main(Path dir) {
    return List.of(
        "daemon off;",
        "user root;",
        "pid " + dir + "/nginx.pid;",
        "events {}",
        "http {",
        "  access_log off;",
        "  client_body_temp_path " + dir + "/body;",
        "  proxy_temp_path " + dir + "/proxy;",
        "  fastcgi_temp_path " + dir + "/fastcgi;",
        "  uwsgi_temp_path " + dir + "/uwsgi;",
        "  scgi_temp_path " + dir + "/scgi;",
        "  include " + dir + "/parley.conf;",
        "}");
  }
}
