package dev.parley.bench.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What Linux tells of TCP connections in {@code /proc}. */
final class Sockets {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final String ESTABLISHED = "01";
  private static final int QUEUE_DIGITS = 8; // before the receiving queue's

  private Sockets() {}

  /** Bytes of a server that the other ends of its connections have not taken. */
  static long queued(int port) {
    return queues(port).sum();
  }

  /** How many connections of a server have such bytes. */
  static int waiting(int port) {
    return (int) queues(port).filter(bytes -> bytes > 0).count();
  }

  private static LongStream queues(int port) {
    String local = String.format(":%04X", port);
    return TABLES.stream()
        .flatMap(Sockets::lines)
        .map(line -> line.trim().split("\\s+"))
        .filter(fields -> fields[1].endsWith(local) && fields[3].equals(ESTABLISHED))
        .mapToLong(fields -> Long.parseLong(fields[4].substring(0, QUEUE_DIGITS), 16));
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream();
    } catch (IOException e) {
      return Stream.empty(); // a machine without IPv6
    }
  }
}
