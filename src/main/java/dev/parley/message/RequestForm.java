package dev.parley.message;

import dev.parley.message.FrameShape.Kind;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request of a type consists of, as its record tells. Immutable.
 *
 * @param type the record
 * @param fields its fields, in order
 */
record RequestForm(Class<? extends ClientMessage> type, List<Field> fields) {

  /**
   * A field of a request.
   *
   * @param fields those of an object, else none
   */
  record Field(String name, Kind kind, boolean required, List<Field> fields) {

    private static Field of(RecordComponent component) {
      Kind kind = Kind.of(component.getType());
      boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      List<Field> inner = kind == Kind.OBJECT ? fieldsOf(component.getType()) : List.of();
      return new Field(component.getName(), kind, required, inner);
    }
  }

  /** The form that a record of requests has. */
  static RequestForm of(Class<? extends ClientMessage> type) {
    return new RequestForm(type, fieldsOf(type));
  }

  private static List<Field> fieldsOf(Class<?> type) {
    return Stream.of(type.getRecordComponents()).map(Field::of).toList();
  }
}
