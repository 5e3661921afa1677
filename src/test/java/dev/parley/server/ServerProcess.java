package dev.parley.server;

import dev.parley.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The process of the server under test, seen with {@code jcmd}, as an operator sees it. */
public final class ServerProcess {
  private static final String CONNECTION = "dev.parley.room.Connection";
  private static final String LOADED_ONCE = "dev.parley.room.RoomRegistry";

  /** Servers of other builds on this machine are none of ours: all of ours are started in here. */
  private static final String BUILD = Path.of("target").toAbsolutePath().toString();

  private final ProcessHandle process;

  private ServerProcess(ProcessHandle process) {
    this.process = process;
  }

  /**
   * Finds the one Java process with this many connections to Parley or more: servers start in
   * different ways, not all as children of the tests, and may remember connections that have ended.
   */
  public static ServerProcess withManyConnections(int connections) {
    List<ProcessHandle> found =
        others()
            .filter(process -> new ServerProcess(process).connections() >= connections)
            .toList();
    if (found.size() != 1) {
      throw new AssertionError("With " + connections + " connections there are " + found);
    }
    return new ServerProcess(found.get(0));
  }

  /** Waits until none is left: one that was stopped may take a moment to end. */
  public static void awaitNone() {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> others().findAny().isEmpty());
  }

  /** The server of this process. */
  public static ServerProcess of(ProcessHandle process) {
    return new ServerProcess(process);
  }

  /** Bytes that are in use after a garbage collection. */
  public long heap() {
    command("GC.run");
    return command("GC.class_histogram")
        .lines()
        .filter(line -> line.startsWith("Total"))
        .map(line -> line.strip().split("\\s+"))
        .mapToLong(columns -> Long.parseLong(columns[2]))
        .findFirst()
        .orElseThrow();
  }

  /** How many objects of each class there are after a garbage collection, by the class's name. */
  public Map<String, Long> instances() {
    command("GC.run");
    return histogram();
  }

  private long connections() {
    return histogram().getOrDefault(CONNECTION, 0L);
  }

  /** How many threads it has, of whomever. */
  public long threadCount() {
    return entries("task");
  }

  /** How many files and sockets it has open. */
  public long descriptors() {
    return entries("fd");
  }

  private long entries(String folder) {
    try (Stream<Path> entries = Files.list(Path.of("/proc", process.pid() + "", folder))) {
      return entries.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Lets it stand still: connections stay, and nothing is answered. */
  public void pause() {
    Signal.STOP.send(process);
  }

  /** Lets it go on. */
  public void resume() {
    Signal.CONT.send(process);
  }

  /** Ends it without any farewell. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** The identities of Parley's class loaders that are left after a garbage collection. */
  public Set<String> classLoaders() {
    command("GC.run");
    return command("VM.class_hierarchy", LOADED_ONCE)
        .lines()
        .filter(line -> line.contains("--" + LOADED_ONCE + "/"))
        .map(line -> line.substring(line.indexOf('/')))
        .collect(Collectors.toSet());
  }

  /** The identities of such class loaders in all other processes. */
  public static Set<String> classLoadersAnywhere() {
    return anywhere(ServerProcess::classLoaders);
  }

  /** The threads that Parley has started itself: their stacks by their identity. */
  public Map<String, String> threads() {
    return Stream.of(command("Thread.print").split("\\R\\R"))
        .filter(thread -> thread.startsWith("\"parley-") || thread.startsWith("\"lettuce-"))
        .collect(Collectors.toMap(ServerProcess::identity, Function.identity()));
  }

  /** The identities of such threads in all other processes. */
  public static Set<String> threadsAnywhere() {
    return anywhere(process -> process.threads().keySet());
  }

  /** Ends all of this build without any farewell. */
  public static void killAll() {
    others().forEach(process -> new ServerProcess(process).kill());
  }

  /** Why each of this build may not go on. */
  public static String standstillAnywhere() {
    return others()
        .map(process -> process.pid() + "\n" + new ServerProcess(process).standstill())
        .collect(Collectors.joining("\n"));
  }

  /**
   * Why it may not go on: for its main thread, each that waits for a lock or a class, and each that
   * is at Parley's work, a line with the frames, the innermost first.
   */
  public String standstill() {
    return Stream.of(command("Thread.print").split("\\R\\R"))
        .filter(
            thread ->
                thread.startsWith("\"main\"")
                    || thread.contains("- waiting to lock")
                    || thread.contains("(a java.util.concurrent.locks.Reentrant")
                    || thread.contains("Class initialization monitor")
                    || thread.contains("at dev.parley."))
        .map(thread -> thread.lines().map(String::strip).collect(Collectors.joining(" | ")))
        .collect(Collectors.joining("\n"));
  }

  private static Set<String> anywhere(Function<ServerProcess, Set<String>> identities) {
    return others()
        .flatMap(process -> identities.apply(new ServerProcess(process)).stream())
        .collect(Collectors.toSet());
  }

  private static String identity(String thread) {
    return thread.replaceAll("(?s).* (tid=\\S+) .*", "$1");
  }

  /** From lines such as {@code 12: 3 120 java.lang.String (java.base@17)}. */
  private Map<String, Long> histogram() {
    return command("GC.class_histogram")
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 3 && columns[0].endsWith(":"))
        .collect(
            Collectors.toMap(
                columns -> columns[3], columns -> Long.valueOf(columns[1]), Long::sum));
  }

  private String command(String... words) {
    List<String> all = new ArrayList<>(List.of(String.valueOf(process.pid())));
    all.addAll(List.of(words));
    return jcmd(all.toArray(String[]::new));
  }

  /** All Java processes of the build but this one. */
  private static Stream<ProcessHandle> others() {
    return jcmd("-l")
        .lines()
        .filter(line -> line.contains(BUILD))
        .map(line -> Long.parseLong(line.split(" ", 2)[0]))
        .filter(pid -> pid != ProcessHandle.current().pid())
        .flatMap(pid -> ProcessHandle.of(pid).stream());
  }

  /** What the command prints; nothing where the process has ended meanwhile. */
  private static String jcmd(String... arguments) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    ProcessBuilder builder = new ProcessBuilder(jcmd.toString());
    builder.command().addAll(List.of(arguments));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
