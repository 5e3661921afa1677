package dev.parley.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A kind of application server that can be a node: the build has unpacked it below target/. */
public interface AppServer {
  /** Nodes live shortly, and several share the machine. */
  List<String> JVM = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  AppServer LIBERTY = new LibertyServer();
  AppServer PAYARA_MICRO = new MicroServer();
  AppServer WILDFLY = new WildFlyServer();

  /** As in src/docs/auth: one of the files for Open Liberty there. */
  static AppServer libertyWith(String auth) {
    return new SecuredLiberty(auth);
  }

  /** As in src/docs/auth, with a sign-in form: Ada's password is "lovelace", Bob's "babbage". */
  AppServer SECURED_MICRO = new SecuredMicro();

  /** As {@link #SECURED_MICRO}. */
  AppServer SECURED_WILDFLY = new SecuredWildFly();

  /** Its short name. */
  String name();

  /**
   * Lays out in an empty folder what a server needs that serves the WAR as /parley.
   *
   * @param port on loopback, for HTTP
   * @return what starts it, again and again
   */
  ProcessBuilder prepare(Path dir, int port) throws IOException;

  /** Where its log is, below that folder: some print less of it. */
  default Path log(Path dir, Path console) {
    return console;
  }
}
