package dev.parley.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a process and all that it started use, as Linux tells it in {@code /proc}. */
public final class Usage {
  private static final long MICROS_PER_TICK = 10_000; // USER_HZ is 100 on Linux

  private final long pid;

  public Usage(Running server) {
    this(server.pid());
  }

  public Usage(long pid) {
    this.pid = pid;
  }

  /** CPU time of user and system since the start, in microseconds. */
  public long cpuMicros() {
    return processes().mapToLong(process -> cpuMicros(process.pid())).sum();
  }

  /** Resident memory, in bytes. */
  public long residentBytes() {
    return processes().mapToLong(process -> residentBytes(process.pid())).sum();
  }

  /** Live heap of the JVM, in bytes: counting it collects the garbage first. */
  public long liveHeapBytes() {
    for (ProcessHandle process : processes().toList()) {
      boolean java = process.info().command().filter(name -> name.endsWith("/java")).isPresent();
      if (java) {
        return histogramTotal(process.pid());
      }
    }
    throw new IllegalStateException("no JVM below process " + pid);
  }

  private Stream<ProcessHandle> processes() {
    return ProcessHandle.of(pid).stream()
        .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()));
  }

  private static long cpuMicros(long pid) {
    String stat = read(Path.of("/proc", Long.toString(pid), "stat"));
    if (stat.isEmpty()) {
      return 0; // it has ended
    }
    // behind the name, which may hold anything: state is field 3, utime 14 and stime 15
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROS_PER_TICK;
  }

  private static long residentBytes(long pid) {
    return read(Path.of("/proc", Long.toString(pid), "status"))
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .sum();
  }

  private static long histogramTotal(long pid) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(List.of(jcmd, Long.toString(pid), "GC.class_histogram"))
              .redirectErrorStream(true)
              .start();
      String histogram = new String(process.getInputStream().readAllBytes());
      String total = histogram.substring(histogram.lastIndexOf("Total")).trim();
      return Long.parseLong(total.split("\\s+")[2]);
    } catch (IOException e) {
      throw new IllegalStateException("cannot ask for the heap", e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }
}
