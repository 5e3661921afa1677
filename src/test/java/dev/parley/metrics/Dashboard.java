package dev.parley.metrics;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The dashboard that operators use. */
public final class Dashboard {
  private static final Path FILE = Path.of("src/ops/grafana/parley-dashboard.json");

  private Dashboard() {}

  /** Its queries, with something in the place of Grafana's variables. */
  public static List<String> queries() throws IOException {
    try (Reader file = Files.newBufferedReader(FILE);
        JsonReader reader = Json.createReader(file)) {
      return reader.readObject().getJsonArray("panels").getValuesAs(JsonObject.class).stream()
          .flatMap(panel -> panel.getJsonArray("targets").getValuesAs(JsonObject.class).stream())
          .map(target -> target.getString("expr"))
          .map(query -> query.replace("$__rate_interval", "1m").replace("$instance", ".*"))
          .toList();
    }
  }
}
