package dev.parley.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds a WAR with an endpoint that does nothing, at the same path as Parley's. */
final class BareWar {
  private BareWar() {}

  static Path build(Site site) {
    Path peer = site.peer("bare");
    Javac.compile(peer, System.getProperty("java.class.path"));
    Path war = peer.resolve("bare.war");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
      for (String entry : List.of("bare/Bare.class")) {
        zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + entry));
        zip.write(Files.readAllBytes(peer.resolve("classes").resolve(entry)));
      }
      return war;
    } catch (IOException e) {
      throw new IllegalStateException("cannot write " + war, e);
    }
  }
}
