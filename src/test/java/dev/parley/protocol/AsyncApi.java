package dev.parley.protocol;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * The AsyncAPI document, against whose schemas everything on the wire is held. Unknown fields are a
 * fault of an event, and none of a request, where the server ignores them.
 */
final class AsyncApi {
  private static final String TEXT = read(Path.of("src/main/webapp/asyncapi.yaml"));
  private static final Map<String, Object> DOCUMENT = new Yaml().load(TEXT);
  private static final Map<String, JsonSchema> REQUESTS = byType("request", "");
  private static final Map<String, JsonSchema> EVENTS =
      byType("event", "unevaluatedProperties: false\n");

  private AsyncApi() {}

  /**
   * Reads the document, if that has not been done. Clients do it before they connect: it may take
   * longer than the servers under test wait for a username.
   */
  static void load() {
    // the class is initialized by now
  }

  /** What is wrong with a request by the document, in words; empty when nothing is. */
  static List<String> faultsOfRequest(String request) {
    try {
      return faults(REQUESTS, Json.createReader(new StringReader(request)).readObject());
    } catch (RuntimeException e) { // Parsson throws a plain one where the nesting is too deep
      return List.of("no JSON object: " + e.getMessage());
    }
  }

  /** What is wrong with an event by the document, in words; empty when nothing is. */
  static List<String> faultsOfEvent(JsonObject event) {
    return faults(EVENTS, event);
  }

  /** What is wrong with the document by a schema of draft 7. */
  static List<String> faultsOfDocument(Path schema) {
    JsonSchema official =
        JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(read(schema), InputFormat.JSON);
    return messages(official, TEXT, InputFormat.YAML);
  }

  /** The value at this path of the document. */
  @SuppressWarnings("unchecked")
  static <T> T at(String... path) {
    Object value = DOCUMENT;
    for (String key : path) {
      value = ((Map<String, Object>) value).get(key);
    }
    return (T) value;
  }

  /** The schemas that are alternatives of this one, by the type that they are for. */
  static Map<String, String> alternatives(String schema) {
    List<Map<String, String>> references = at("components", "schemas", schema, "oneOf");
    Map<String, String> names = new HashMap<>();
    for (Map<String, String> reference : references) {
      String name = reference.get("$ref").replaceFirst(".*/", "");
      names.put(at("components", "schemas", name, "properties", "type", "const"), name);
    }
    return names;
  }

  private static List<String> faults(Map<String, JsonSchema> schemas, JsonObject object) {
    JsonSchema schema = schemas.get(object.getString("type", ""));
    return schema == null
        ? List.of("no known type")
        : messages(schema, object.toString(), InputFormat.JSON);
  }

  private static Map<String, JsonSchema> byType(String union, String rule) {
    Map<String, JsonSchema> schemas = new HashMap<>();
    alternatives(union)
        .forEach(
            (type, name) -> {
              String entry = "$ref: '#/components/schemas/" + name + "'\n";
              schemas.put(
                  type,
                  JsonSchemaFactory.getInstance(VersionFlag.V202012)
                      .getSchema(entry + rule + TEXT, InputFormat.YAML));
            });
    return schemas;
  }

  private static List<String> messages(JsonSchema schema, String text, InputFormat format) {
    return schema.validate(text, format).stream().map(ValidationMessage::getMessage).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
