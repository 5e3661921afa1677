package dev.parley.redis;

import dev.parley.process.FreePort;
import dev.parley.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A real Redis with a replica, and one sentinel that lets the replica take over, on loopback. Not
 * thread-safe.
 */
public final class RedisSentinel implements AutoCloseable {
  private static final String NAME = "parley";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RedisServer master = RedisServer.start(RedisBinary.EMBEDDED, false);
  private final RedisServer replica = RedisServer.startReplica(master);
  private final int port = FreePort.next();
  private final Path config;
  private final Process sentinel;
  private final Thread atExit = new Thread(this::kill);

  /** Starts all three. */
  public RedisSentinel() {
    try {
      config = Files.createTempFile("parley-sentinel", ".conf");
      Files.write(
          config,
          List.of(
              "bind 127.0.0.1",
              "port " + port,
              "dir " + config.getParent(),
              "sentinel monitor " + NAME + " 127.0.0.1 " + master.port() + " 1",
              "sentinel down-after-milliseconds " + NAME + " 500",
              "sentinel failover-timeout " + NAME + " 3000"));
      sentinel =
          new ProcessBuilder(
                  RedisBinary.EMBEDDED.path().toString(), config.toString(), "--sentinel")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(atExit);
    Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(this::knowsTheReplica);
  }

  /** For {@code chat.redis.url}. */
  public String url() {
    return "redis-sentinel://127.0.0.1:" + port + "#" + NAME;
  }

  /** Kills the master, and waits until the replica has taken over. */
  public void failOver() {
    master.kill();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> ((String) replica.call("INFO", "replication")).contains("role:master"));
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(atExit);
    master.close();
    replica.close();
    config.toFile().delete();
  }

  private void kill() {
    Signal.KILL.send(sentinel);
  }

  private boolean knowsTheReplica() {
    String info = (String) Resp.call(port, "INFO", "sentinel");
    return info.contains("status=ok") && info.contains("slaves=1");
  }
}
