package dev.parley.redis;

import dev.parley.process.FreePort;
import dev.parley.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real Redis in a process of its own, on loopback, for a test to harm. Not thread-safe. */
public final class RedisServer implements TestRedis {
  private static final Duration START = Duration.ofSeconds(20);

  private final RedisBinary binary;
  private final int port = FreePort.next();
  private final Path dir;
  private final ProcessBuilder command;
  private final Thread atExit = new Thread(this::kill);
  private Process process;

  private RedisServer(RedisBinary binary, boolean persistent, String... options) {
    this.binary = binary;
    try {
      dir = Files.createTempDirectory("parley-redis");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> words = new ArrayList<>();
    words.add(binary.path().toString());
    words.addAll(List.of("--bind", "127.0.0.1", "--port", String.valueOf(port)));
    words.addAll(List.of("--dir", dir.toString(), "--save", ""));
    // What is answered is on the disk: a test that kills must find it again.
    words.addAll(List.of("--appendonly", persistent ? "yes" : "no", "--appendfsync", "always"));
    words.addAll(List.of(options));
    command =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
  }

  /**
   * Starts one that is empty, on a free port.
   *
   * @param persistent whether it still has its data after {@link #restart()}
   */
  public static RedisServer start(RedisBinary binary, boolean persistent) {
    return start(binary, persistent, new String[0]);
  }

  /** As {@link #start(RedisBinary, boolean)}, with options of its own. */
  public static RedisServer start(RedisBinary binary, boolean persistent, String... options) {
    RedisServer server = new RedisServer(binary, persistent, options);
    Runtime.getRuntime().addShutdownHook(server.atExit);
    server.launch();
    return server;
  }

  /** Starts one with the data of another, which it follows. */
  public static RedisServer startReplica(RedisServer master) {
    RedisServer replica =
        start(master.binary, false, "--replicaof", "127.0.0.1", String.valueOf(master.port));
    Awaitility.await().atMost(START).until(master::hasReplica);
    return replica;
  }

  /** Whether another follows it and is up to date. */
  boolean hasReplica() {
    return ((String) call("INFO", "replication")).contains("state=online");
  }

  public long pid() {
    return process.pid();
  }

  public int port() {
    return port;
  }

  @Override
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  @Override
  public void empty() {
    call("FLUSHALL");
  }

  /** Asks it something on a connection of its own. */
  public Object call(String... words) {
    return Resp.call(port, words);
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

  /** Kills it where it still runs, and starts it again on the same port. */
  public void restart() {
    kill();
    launch();
  }

  /** Starts it again on the same port without any of its data, as after the loss of its disk. */
  public void restartEmpty() {
    kill();
    removeFiles();
    dir.toFile().mkdir();
    launch();
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(atExit);
    removeFiles();
  }

  private void removeFiles() {
    try (Stream<Path> files = Files.walk(dir)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "Redis " + binary.version() + " at " + port;
  }

  private void launch() {
    try {
      process = command.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await().atMost(START).pollInterval(Duration.ofMillis(10)).until(this::answers);
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new IllegalStateException("Redis did not start: " + console());
    }
    try {
      return call("PING").equals("PONG");
    } catch (UncheckedIOException | IllegalStateException e) {
      return false; // not yet there, or still reading its data
    }
  }

  private Path log() {
    return dir.resolve("redis.log");
  }

  private String console() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      return e.toString();
    }
  }
}
