package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.delivery.CloseCode;
import dev.parley.message.ClientMessage;
import dev.parley.message.ErrorCode;
import dev.parley.message.ServerMessage;
import dev.parley.process.NpmPackage;
import jakarta.json.Json;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AsyncApiTest {
  private static final String OFFICIAL = "@asyncapi/specs@6.11.1";

  static final List<Class<?>> REQUESTS =
      Stream.of(ClientMessage.class.getPermittedSubclasses())
          .filter(type -> type != ClientMessage.Malformed.class)
          .toList();

  static final List<JsonbSubtype> EVENTS =
      List.of(ServerMessage.class.getAnnotation(JsonbTypeInfo.class).value());

  @Test
  void shouldBeADocumentAsTheSpecificationSays() {
    assertThat(
            AsyncApi.faultsOfDocument(
                NpmPackage.unpack(OFFICIAL).resolve("schemas/3.0.0-without-$id.json")))
        .isEmpty();
  }

  @Test
  void shouldKnowTheEventsOfTheProtocol() {
    assertThat(faultsOfEvent("{'type':'leftRoom','room':'java'}")).isEmpty();
    assertThat(faultsOfEvent("{'type':'pong','re':'1','time':'2026-11-24T15:04:05.123Z'}"))
        .isEmpty();
  }

  @Test
  void shouldFindWhatIsMissingUnknownOrOfTheWrongForm() {
    assertThat(faultsOfEvent("{'type':'leftRoom'}")).isNotEmpty();
    assertThat(faultsOfEvent("{'type':'leftRoom','room':'java','why':'x'}")).isNotEmpty();
    assertThat(faultsOfEvent("{'type':'nope'}")).isNotEmpty();
    assertThat(faultsOfEvent("{'type':'pong','time':'2026-11-24T15:04:05Z'}")).isNotEmpty();
    assertThat(faultsOfEvent("{'type':'typing','room':'java','users':'Ada'}")).isNotEmpty();
  }

  @Test
  void shouldTellGoodRequestsFromBadOnes() {
    assertThat(faultsOfRequest("{'type':'joinRoom','room':'java','other':1}")).isEmpty();
    assertThat(faultsOfRequest("{'type':'joinRoom','room':5}")).isNotEmpty();
    assertThat(faultsOfRequest("{'type':'joinRoom'}")).isNotEmpty();
    assertThat(faultsOfRequest("[{'type':'ping'}]")).isNotEmpty();
    assertThat(faultsOfRequest("hello")).isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource("REQUESTS")
  void shouldHaveTheFieldsThatTheServerReads(Class<?> request) {
    String type =
        Character.toLowerCase(request.getSimpleName().charAt(0))
            + request.getSimpleName().substring(1);
    String schema = AsyncApi.alternatives("request").get(type);
    Map<String, ?> properties = AsyncApi.at("components", "schemas", schema, "properties");
    List<String> required = AsyncApi.at("components", "schemas", schema, "required");

    assertThat(properties.keySet())
        .containsExactlyInAnyOrderElementsOf(withType(components(request)));
    assertThat(required)
        .containsExactlyInAnyOrderElementsOf(
            withType(
                components(request)
                    .filter(c -> !c.getAnnotatedType().isAnnotationPresent(Nullable.class))));
  }

  @ParameterizedTest
  @FieldSource("EVENTS")
  void shouldHaveTheFieldsThatTheServerSends(JsonbSubtype event) {
    String schema = AsyncApi.alternatives("event").get(event.alias());
    Map<String, ?> properties = AsyncApi.at("components", "schemas", schema, "properties");

    assertThat(properties.keySet()).containsAll(withType(components(event.type())));
  }

  @Test
  void shouldHaveNoRequestsAndEventsOfItsOwn() {
    assertThat(AsyncApi.alternatives("request")).hasSameSizeAs(REQUESTS);
    assertThat(AsyncApi.alternatives("event")).hasSameSizeAs(EVENTS);
  }

  @Test
  void shouldHaveEveryErrorAndCloseCode() {
    Object[] errors = Stream.of(ErrorCode.values()).map(Enum::name).toArray();
    assertThat(AsyncApi.<List<Object>>at(code("enum"))).containsExactlyInAnyOrder(errors);
    assertThat(found("(?m)^- `([A-Z_]+)`", AsyncApi.at(code("description"))))
        .containsExactlyInAnyOrder(errors);

    assertThat(found("(?m)^\\| (\\d+) \\|", AsyncApi.at("channels", "chat", "description")))
        .containsExactlyInAnyOrder(
            Stream.of(CloseCode.values()).map(c -> String.valueOf(c.code())).toArray());
  }

  private static String[] code(String key) {
    return new String[] {"components", "schemas", "error", "properties", "code", key};
  }

  private static List<Object> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult result) -> (Object) result.group(1))
        .toList();
  }

  private static Stream<RecordComponent> components(Class<?> type) {
    return Stream.of(type.getRecordComponents());
  }

  private static List<String> withType(Stream<RecordComponent> components) {
    return Stream.concat(Stream.of("type"), components.map(RecordComponent::getName)).toList();
  }

  private static List<String> faultsOfRequest(String request) {
    return AsyncApi.faultsOfRequest(request.replace('\'', '"'));
  }

  private static List<String> faultsOfEvent(String event) {
    return AsyncApi.faultsOfEvent(
        Json.createReader(new StringReader(event.replace('\'', '"'))).readObject());
  }
}
