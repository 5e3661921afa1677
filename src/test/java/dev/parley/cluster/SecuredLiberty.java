package dev.parley.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Open Liberty with one of the configurations that src/docs/auth has for deployers. */
record SecuredLiberty(String auth) implements AppServer {

  @Override
  public String name() {
    return "liberty-" + auth;
  }

  @Override
  public ProcessBuilder prepare(Path dir, int port) throws IOException {
    Path server = LibertyServer.server(dir);
    Layout.copy(Ear.SOURCES.resolve("liberty/" + auth + ".xml"), server.resolve("server.xml"));
    Ear.layOut(server.resolve("apps/parley.ear"), webXml());
    // As "server create" writes it.
    Layout.write(server.resolve("server.env"), List.of("keystore_password=" + UUID.randomUUID()));
    return LibertyServer.command(dir, port);
  }

  /** Its own, where there is one. */
  private String webXml() {
    String own = auth + "/web.xml";
    return Files.exists(Ear.SOURCES.resolve(own)) ? own : "web.xml";
  }
}
