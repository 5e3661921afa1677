package dev.parley.bench.server;

import dev.parley.bench.client.Dialect;
import dev.parley.bench.client.ParleyDialect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The server that shows how much the load client can take: see {@link Blaster}. */
public final class Blast implements Server {
  private final Site site;
  private final int perFrame;

  public Blast(Site site, int perFrame) {
    this.site = site;
    this.perFrame = perFrame;
  }

  @Override
  public String name() {
    return "ceiling";
  }

  @Override
  public String title() {
    return "frames made beforehand";
  }

  @Override
  public String flags() {
    return "";
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
  public void prepare() {
    // it is part of the benchmark
  }

  @Override
  public Running start(Mode mode) {
    Path dir = site.fresh(name());
    List<String> command =
        List.of(
            Site.java(),
            "-cp",
            System.getProperty("java.class.path"),
            Blaster.class.getName(),
            Integer.toString(site.port()),
            Integer.toString(perFrame));
    return Running.start(
        command, Map.of(), dir.toFile(), dir.resolve("console.log"), site.port(), "", "/chat");
  }
}
