package dev.parley.protocol;

import java.io.File;
import java.net.URI;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that the build made, as it is. */
public final class ParleyWar {
  private ParleyWar() {}

  /** The archive to deploy. */
  public static WebArchive archive() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("parley.war")));
  }

  /**
   * The endpoint of the WAR that is deployed there; some servers name the machine, all are here.
   */
  public static URI chat(URI deployed) {
    return URI.create("ws://localhost:" + deployed.getPort() + deployed.getPath()).resolve("chat");
  }
}
