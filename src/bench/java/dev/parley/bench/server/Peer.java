package dev.parley.bench.server;

import dev.parley.bench.client.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server that people use in place of Parley: a page of code in {@code src/bench/peers}. */
abstract class Peer implements Server {
  private final Site site;
  private final String name;
  private final String title;
  private final Dialect dialect;

  Peer(Site site, String name, String title, Dialect dialect) {
    this.site = site;
    this.name = name;
    this.title = title;
    this.dialect = dialect;
  }

  /** The command that starts it, in its directory. */
  abstract List<String> command(Path dir);

  /** Gets its libraries into its directory. */
  abstract void build(Path dir);

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public boolean onJvm() {
    return false;
  }

  @Override
  public void prepare() {
    build(site.peer(name));
  }

  @Override
  public Running start(Mode mode) {
    Path dir = site.work().resolve("peers").resolve(name);
    List<String> command = new ArrayList<>(command(dir));
    Map<String, String> environment =
        mode == Mode.RESUME
            ? Map.of("PORT", "" + site.port(), "NODE_ENV", "production", "RECOVERY", "1")
            : Map.of("PORT", "" + site.port(), "NODE_ENV", "production");
    Path log = site.fresh(name).resolve("console.log");
    return Running.start(
        command, environment, dir.toFile(), log, site.port(), "", dialect.target());
  }

  Site site() {
    return site;
  }
}
