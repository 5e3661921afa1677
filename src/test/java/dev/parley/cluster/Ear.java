package dev.parley.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

/** The WAR, as it is, with a web.xml beside it: what src/docs/auth tells deployers to make. */
final class Ear {
  static final Path SOURCES = Path.of("src/docs/auth");

  private Ear() {}

  /** Lays it out as a folder. */
  static void layOut(Path dir, String webXml) throws IOException {
    Layout.copy(SOURCES.resolve("application.xml"), dir.resolve("META-INF/application.xml"));
    Layout.copy(SOURCES.resolve(webXml), dir.resolve("web.xml"));
    Layout.copy(Layout.war(), dir.resolve("parley.war"));
  }

  /** Packs it into a file. */
  static void pack(Path file, String webXml) throws IOException {
    EnterpriseArchive ear =
        ShrinkWrap.create(EnterpriseArchive.class)
            .setApplicationXML(SOURCES.resolve("application.xml").toFile())
            .addAsModule(Layout.war().toFile(), "parley.war")
            .add(new FileAsset(SOURCES.resolve(webXml).toFile()), "web.xml");
    Files.createDirectories(file.getParent());
    ear.as(ZipExporter.class).exportTo(file.toFile());
  }
}
