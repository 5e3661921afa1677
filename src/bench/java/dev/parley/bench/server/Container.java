package dev.parley.bench.server;

import dev.parley.bench.client.BareDialect;
import dev.parley.bench.client.Dialect;
import dev.parley.bench.client.ParleyDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Jakarta EE server with Parley's WAR, or with one whose endpoint does nothing. */
abstract class Container implements Server {
  /**
   * Limits that a test would run into; a slow reader is not closed while it is measured, nor told
   * that it lagged, though 500 messages are gone while two busy cores have its thread wait 40 ms.
   */
  private static final List<String> CHAT =
      List.of(
          "-Dchat.rate.burst=0",
          "-Dchat.users.max=0",
          "-Dchat.log.size=2000",
          "-Dchat.connections.per-user=0",
          "-Dchat.connections.per-address=0",
          "-Dchat.write.timeout=10m");

  private final Site site;
  private final String name;
  private final String title;

  Container(Site site, String name, String title) {
    this.site = site;
    this.name = name;
    this.title = "Parley on " + title;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String flags() {
    return String.join(" ", jvmFlags());
  }

  @Override
  public Dialect dialect() {
    return new ParleyDialect();
  }

  @Override
  public boolean onJvm() {
    return true;
  }

  @Override
  public boolean has(Mode mode) {
    return true;
  }

  @Override
  public void prepare() {
    BareWar.build(site);
  }

  Site site() {
    return site;
  }

  static List<String> jvmFlags() {
    List<String> flags = new ArrayList<>(JVM);
    flags.addAll(CHAT);
    return flags;
  }

  /** What is deployed. */
  Path war(Mode mode) {
    return mode == Mode.BARE ? BareWar.at(site) : site.war();
  }

  /** What to ask for to see whether the application is there. */
  String probe() {
    return new BareDialect().target();
  }

  Path log(Path dir) {
    return dir.resolve("console.log");
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new IllegalStateException("cannot write " + file, e);
    }
  }

  static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.write(to, Files.readAllBytes(from));
    } catch (IOException e) {
      throw new IllegalStateException("cannot copy " + from, e);
    }
  }
}
