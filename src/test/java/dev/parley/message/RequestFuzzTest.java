package dev.parley.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.message.ClientMessage.Malformed;
import jakarta.json.Json;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** Whatever a client sends is a request, or is answered with what is wrong with it. */
@Tag("fuzz")
class RequestFuzzTest {

  @FuzzTest
  void shouldTakeAnyTextForARequestOrSayWhyNot(byte[] bytes) throws Exception {
    String text = new String(bytes, UTF_8);

    ClientFrame frame = ClientFrame.read(text);

    assertThat(frame.bytes()).isEqualTo(text.getBytes(UTF_8).length);
    if (frame.message() instanceof Malformed malformed) {
      assertThat(malformed.explanation()).isNotBlank();
      assertThat(event(malformed)).startsWith("{").contains("\"type\":\"error\"");
    } else {
      checkFields(frame.message());
      String id = frame.message().id();
      assertThat(id == null ? 1 : id.codePointCount(0, id.length())).isBetween(1, 64);
    }
  }

  /** The answer, as JSON that can be read again. */
  private static String event(Malformed malformed) {
    String field = malformed.field();
    Refusal refusal =
        field == null
            ? new Refusal(malformed.code(), malformed.explanation())
            : new Refusal(malformed.code(), field, malformed.explanation());
    String event = EventEncoder.encode(refusal.answer(malformed.id()));
    Json.createReader(new StringReader(event)).readObject();
    return event;
  }

  private static void checkFields(Record message) throws ReflectiveOperationException {
    for (RecordComponent component : message.getClass().getRecordComponents()) {
      Object value = component.getAccessor().invoke(message);
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        assertThat(value).as(component.getName()).isNotNull();
      }
      if (value instanceof Record inner) {
        checkFields(inner);
      }
    }
  }

  private static void checkFields(ClientMessage message) throws ReflectiveOperationException {
    checkFields((Record) message);
  }
}
