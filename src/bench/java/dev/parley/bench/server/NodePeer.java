package dev.parley.bench.server;

import dev.parley.bench.client.Dialect;
import java.nio.file.Path;
import java.util.List;

/** A peer on Node. */
class NodePeer extends Peer {
  private final boolean resumes;

  NodePeer(Site site, String name, String title, Dialect dialect, boolean resumes) {
    super(site, name, title, dialect);
    this.resumes = resumes;
  }

  @Override
  public boolean has(Mode mode) {
    return mode == Mode.CHAT || mode == Mode.RESUME && resumes;
  }

  @Override
  public String flags() {
    return "NODE_ENV=production";
  }

  @Override
  void build(Path dir) {
    Site.run(dir, List.of("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"));
  }

  @Override
  List<String> command(Path dir) {
    return List.of("node", "server.js");
  }
}
