package dev.parley.build;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The software bill of materials (CycloneDX) tells what is inside the WAR. */
class SbomIT {
  private static final String LIBRARIES = "WEB-INF/lib/";

  @Test
  void shouldNameEveryLibraryInTheWarAndNoOther() throws IOException {
    assertThat(components())
        .isNotEmpty()
        .extracting(part -> part.getString("name") + '-' + part.getString("version") + ".jar")
        .containsExactlyInAnyOrderElementsOf(librariesInTheWar());
  }

  @Test
  void shouldLetScannersIdentifyEveryLibrary() throws IOException {
    assertThat(components())
        .allSatisfy(
            part -> {
              assertThat(part.getString("purl")).startsWith("pkg:maven/");
              assertThat(part.getJsonArray("hashes")).isNotEmpty();
            });
  }

  private static List<JsonObject> components() throws IOException {
    try (Reader text = Files.newBufferedReader(Path.of(System.getProperty("parley.sbom")))) {
      JsonObject sbom = Json.createReader(text).readObject();
      assertThat(sbom.getString("bomFormat")).isEqualTo("CycloneDX");
      return sbom.getJsonArray("components").getValuesAs(JsonObject.class);
    }
  }

  private static List<String> librariesInTheWar() throws IOException {
    try (ZipFile war = new ZipFile(System.getProperty("parley.war"))) {
      return war.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
          .map(name -> name.substring(LIBRARIES.length()))
          .toList();
    }
  }
}
