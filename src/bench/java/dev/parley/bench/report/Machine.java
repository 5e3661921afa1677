package dev.parley.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the numbers were measured on. */
final class Machine {
  private Machine() {}

  static List<String> describe() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d cores, %s, %s memory"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                field("/proc/cpuinfo", "model name"),
                field("/proc/meminfo", "MemTotal")));
    lines.add(
        "Linux " + System.getProperty("os.version") + ", loopback, client on the same machine");
    lines.add("Java " + System.getProperty("java.vm.version") + ", " + vendor());
    lines.add("Node " + output("node", "--version"));
    return lines;
  }

  private static String vendor() {
    return System.getProperty("java.vm.name") + " of " + System.getProperty("java.vendor");
  }

  private static String field(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String output(String... command) {
    try {
      Process process = new ProcessBuilder(command).start();
      String text = new String(process.getInputStream().readAllBytes()).trim();
      process.waitFor(10, TimeUnit.SECONDS);
      return text;
    } catch (IOException | InterruptedException e) {
      return "unknown";
    }
  }
}
