package dev.parley.protocol;

import java.io.File;
import java.net.URI;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that the build made, as it is. */
public final class ParleyWar {
  private ParleyWar() {}

  /** The archive to deploy. */
  public static WebArchive archive() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("parley.war")));
  }

  /** The archive with a setting, as a deployer adds one: by a fragment of web.xml. */
  static WebArchive with(String key, String value) {
    String fragment =
        """
        <web-fragment xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
          <context-param>
            <param-name>%s</param-name>
            <param-value>%s</param-value>
          </context-param>
        </web-fragment>
        """
            .formatted(key, value);
    return archive()
        .addAsLibrary(
            ShrinkWrap.create(JavaArchive.class, "setting.jar")
                .addAsManifestResource(new StringAsset(fragment), "web-fragment.xml"));
  }

  /**
   * The endpoint of the WAR that is deployed there; some servers name the machine, all are here.
   */
  public static URI chat(URI deployed) {
    return URI.create("ws://localhost:" + deployed.getPort() + deployed.getPath()).resolve("chat");
  }
}
