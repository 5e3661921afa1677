package dev.parley.protocol;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schemas of the AsyncAPI document, against which everything on the wire is held. */
final class AsyncApi {
  private static final Path DOCUMENT = Path.of("src/main/webapp/asyncapi.yaml");
  private static final JsonSchema EVENT = schema("event");

  private AsyncApi() {}

  /** What is wrong with an event by the document, in words; empty when nothing is. */
  static List<String> faultsOfEvent(String event) {
    return EVENT.validate(event, InputFormat.JSON).stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  private static JsonSchema schema(String name) {
    try {
      String entry = "$ref: '#/components/schemas/" + name + "'\n";
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(entry + Files.readString(DOCUMENT), InputFormat.YAML);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
