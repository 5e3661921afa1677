package dev.parley.cluster;

import dev.parley.process.FreePort;
import dev.parley.process.Signal;
import dev.parley.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * An application server with Parley in a process of its own, for a test to harm. Its settings are
 * those of the build, and what the test adds. What it prints is in target/nodes. Not thread-safe.
 */
public final class Node implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration STOP = Duration.ofSeconds(40);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final Pattern COMPLAINT = Pattern.compile("WARN|SEVERE|ERROR|Redis");
  private static final int COMPLAINTS = 5;
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String name;
  private final int port;
  private final Path console;
  private final Path log;
  private final ProcessBuilder command;
  private final Thread atExit = new Thread(this::kill);
  private Process process;

  private Node(AppServer server, int port, Map<String, String> settings) {
    this.port = port;
    name = server.name() + "-" + COUNT.incrementAndGet();
    try {
      Path dir = Layout.fresh(name);
      console = dir.resolve("console.log");
      log = server.log(dir, console);
      command = server.prepare(dir, port).directory(dir.toFile()).redirectErrorStream(true);
      command.redirectOutput(ProcessBuilder.Redirect.appendTo(console.toFile()));
      command.environment().putAll(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Begins to start one, on a free port.
   *
   * @param settings such as CHAT_REDIS_URL
   */
  public static Node launch(AppServer server, Map<String, String> settings) {
    return launch(server, FreePort.next(), settings);
  }

  /** Begins to start one, on a port. */
  static Node launch(AppServer server, int port, Map<String, String> settings) {
    Node node = new Node(server, port, settings);
    node.launch();
    Runtime.getRuntime().addShutdownHook(node.atExit);
    return node;
  }

  /** Starts one, on a free port. */
  public static Node start(AppServer server, Map<String, String> settings) {
    return launch(server, settings).awaitReady();
  }

  /** The endpoint. */
  public URI uri() {
    return URI.create("ws://127.0.0.1:" + port + "/parley/chat");
  }

  /** Where it listens on loopback. */
  public int port() {
    return port;
  }

  /** A page or servlet of the application. */
  public URI http(String path) {
    return URI.create("http://127.0.0.1:" + port + "/parley/" + path);
  }

  /** Its log of now. */
  public String log() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins to start it again, on the same port, after {@link #kill()}. */
  public void launch() {
    try {
      process = command.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until clients can connect. */
  public Node awaitReady() {
    Awaitility.await()
        .atMost(START)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> takesConnections());
    return this;
  }

  /** Whether a client can connect now, or could if it were signed in. */
  public boolean takesConnections() {
    if (!process.isAlive()) {
      throw new IllegalStateException(name + " has ended: see " + console);
    }
    try {
      HTTP.newWebSocketBuilder()
          .connectTimeout(ANSWER)
          .buildAsync(uri(), new WebSocket.Listener() {})
          .orTimeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
          .join()
          .abort();
      return true;
    } catch (CompletionException e) {
      return e.getCause() instanceof WebSocketHandshakeException refused
          && refused.getResponse().statusCode() == HttpURLConnection.HTTP_UNAUTHORIZED;
    }
  }

  /** Whether a load balancer on this machine would use it. */
  public boolean isReady() {
    try {
      return HTTP.sendAsync(ask("health/ready"), BodyHandlers.discarding()).join().statusCode()
          == HttpURLConnection.HTTP_OK;
    } catch (CompletionException e) {
      return false;
    }
  }

  /** Whether it is ready, what it last complained of, and why it may not go on. */
  String standstill() {
    List<String> complaints = log().lines().filter(line -> COMPLAINT.matcher(line).find()).toList();
    int shown = Math.min(COMPLAINTS, complaints.size());
    String why = isAlive() ? ServerProcess.of(jvm()).standstill() : "it has ended";
    return this
        + (isReady() ? ", ready " : ", not ready ")
        + complaints.subList(complaints.size() - shown, complaints.size())
        + '\n'
        + why;
  }

  /** Its processes, for kill. */
  String pids() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(each -> String.valueOf(each.pid()))
        .collect(Collectors.joining(" "));
  }

  /** The JVM, below what started it. */
  public ProcessHandle jvm() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .filter(each -> each.info().command().orElse("").endsWith("java"))
        .findFirst()
        .orElseThrow();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it without any farewell. */
  public void kill() {
    Signal.KILL.send(process);
  }

  /** Lets it stand still: connections stay, and nothing is answered. */
  public void pause() {
    Signal.STOP.send(process);
  }

  /** Lets it go on. */
  public void resume() {
    Signal.CONT.send(process);
  }

  /** What it answers to a GET of this path. */
  public HttpResponse<String> get(String path) {
    return answer(HttpRequest.newBuilder(http(path)));
  }

  private HttpRequest ask(String path) {
    return HttpRequest.newBuilder(http(path)).timeout(ANSWER).build();
  }

  /** What it answers to this request. */
  public HttpResponse<String> answer(HttpRequest.Builder request) {
    return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).join();
  }

  /** Has it send its clients away, as an operator does before a stop; returns when it has. */
  public void drain() {
    int status =
        answer(HttpRequest.newBuilder(http("health/drain")).POST(BodyPublishers.noBody()))
            .statusCode();
    if (status != 204) {
      throw new IllegalStateException("draining " + this + " was answered " + status);
    }
  }

  /** Asks it to end, as an operator does. */
  public void terminate() {
    Signal.TERM.send(process);
  }

  /** Ends it as an operator does, who lets it say farewell. */
  public void stop() {
    terminate();
    try {
      Awaitility.await().atMost(STOP).until(() -> !process.isAlive());
    } finally {
      kill();
    }
  }

  /** Kills it where it still runs, and starts it again on the same port. */
  public void restart() {
    kill();
    launch();
    awaitReady();
  }

  /** Kills it; {@link #stop()} comes before that where it matters. */
  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  @Override
  public String toString() {
    return name + " at " + port;
  }
}
