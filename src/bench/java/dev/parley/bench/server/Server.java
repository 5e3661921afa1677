package dev.parley.bench.server;

import dev.parley.bench.client.Dialect;
import java.util.List;

/** A kind of server that can be started, again and again, in a process of its own. */
public interface Server {

  /** Its short name, for options and results. */
  String name();

  /** Its name for people, with its version. */
  String title();

  /** The flags that it is started with. */
  String flags();

  /** What it speaks. */
  Dialect dialect();

  /** Whether its live heap can be asked for. */
  boolean onJvm();

  /** Gets what it needs into the work directory; done once, before the first start. */
  void prepare();

  /** Starts it and waits until it takes WebSocket connections. */
  Running start(Mode mode);

  /** Whether it can be started like this. */
  default boolean has(Mode mode) {
    return mode == Mode.CHAT;
  }

  /** What a server is started for. */
  enum Mode {
    CHAT,
    /** The chat, with sessions that can be resumed. */
    RESUME,
    /** An empty endpoint on the same container. */
    BARE
  }

  /**
   * The flags of every JVM that serves. With huge pages, since the kernel of a virtual machine may
   * look through all that a process has in memory, page by page, and halts it for that time.
   */
  List<String> JVM = List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-XX:+UseTransparentHugePages");
}
