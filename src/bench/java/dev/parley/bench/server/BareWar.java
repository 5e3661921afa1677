package dev.parley.bench.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds a WAR with an endpoint that does nothing, at the same path as Parley's. */
final class BareWar {
  /** What puts Parley's headers on the handshake, which containers keep. */
  private static final List<String> HEADERS =
      List.of("dev/parley/web/SecurityHeaders.class", "dev/parley/web/Paths.class");

  private BareWar() {}

  /** Where it is, once it is built. */
  static Path at(Site site) {
    return site.work().resolve("peers/bare/bare.war");
  }

  static void build(Site site) {
    Path peer = site.peer("bare");
    Javac.compile(peer, System.getProperty("java.class.path"));
    Path war = at(site);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
      Path classes = peer.resolve("classes");
      for (Path file : files(classes)) {
        add(zip, classes.relativize(file).toString(), Files.readAllBytes(file));
      }
      for (String name : HEADERS) {
        try (InputStream own = BareWar.class.getResourceAsStream("/" + name)) {
          add(zip, name, own.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot write " + war, e);
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + name));
    zip.write(bytes);
  }

  private static List<Path> files(Path dir) throws IOException {
    try (Stream<Path> all = Files.walk(dir)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
