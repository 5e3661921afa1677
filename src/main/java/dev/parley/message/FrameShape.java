package dev.parley.message;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON object consists of: the kind of each field, the text of the short strings, and the
 * shape of the objects one level down. Deeper levels are only checked for syntax.
 */
final class FrameShape {
  private static final JsonProvider JSON = JsonProvider.provider();
  private static final int LONG_DIGITS = 18;
  private static final int INNER_LEVELS = 1;

  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, FrameShape> objects = new HashMap<>();
  private @Nullable String repeated;

  private FrameShape() {}

  /** The kind of a field's value. */
  enum Kind {
    /** Not there, or null, which is the same. */
    ABSENT("absent"),
    STRING("a string of valid Unicode"),
    INTEGER("a whole number of at most " + LONG_DIGITS + " digits"),
    BOOLEAN("true or false"),
    OBJECT("an object"),
    /** What no request has: arrays, fractions, huge numbers, halves of surrogate pairs. */
    OTHER("something else");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    String description() {
      return description;
    }

    /** The kind that a record component of a type takes. */
    static Kind of(Class<?> type) {
      if (type == String.class) {
        return STRING;
      } else if (type == Long.class) {
        return INTEGER;
      } else if (type == Boolean.class) {
        return BOOLEAN;
      }
      return OBJECT;
    }
  }

  /**
   * Takes in a text.
   *
   * @throws JsonException if it is not exactly one JSON object
   * @throws NoSuchElementException if it ends too early
   */
  static FrameShape of(String text) {
    try (JsonParser parser = JSON.createParser(new StringReader(text))) {
      if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
        throw new JsonException("not an object");
      }
      FrameShape shape = new FrameShape();
      shape.readObject(parser, INNER_LEVELS);
      if (parser.hasNext()) { // which itself refuses whatever follows
        throw new JsonException("text after the object");
      }
      return shape;
    }
  }

  Kind kind(String field) {
    return kinds.getOrDefault(field, Kind.ABSENT);
  }

  /** The text of a string field, or null. */
  @Nullable String text(String field) {
    return texts.get(field);
  }

  /** The shape of a field that is an object. */
  FrameShape object(String field) {
    return Objects.requireNonNull(objects.get(field));
  }

  /** The name of a field that is given twice, here or one level down, or null. */
  @Nullable String repeated() {
    return repeated;
  }

  private void readObject(JsonParser parser, int levels) {
    while (parser.next() == Event.KEY_NAME) {
      String field = parser.getString();
      if (kinds.put(field, readValue(field, parser, levels)) != null) {
        repeated = field;
      }
    }
  }

  private Kind readValue(String field, JsonParser parser, int levels) {
    return switch (parser.next()) {
      case VALUE_NULL -> Kind.ABSENT;
      case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
      case VALUE_NUMBER -> {
        boolean fits = parser.isIntegralNumber() && parser.getString().length() <= LONG_DIGITS;
        yield fits ? Kind.INTEGER : Kind.OTHER;
      }
      case VALUE_STRING -> {
        String text = parser.getString();
        texts.put(field, text);
        yield isUnicode(text) ? Kind.STRING : Kind.OTHER;
      }
      case START_OBJECT -> {
        if (levels == 0) {
          skipRest(parser);
        } else {
          readInner(field, parser, levels - 1);
        }
        yield Kind.OBJECT;
      }
      case START_ARRAY -> {
        skipRest(parser);
        yield Kind.OTHER;
      }
      default -> throw new JsonException("not a value");
    };
  }

  private void readInner(String field, JsonParser parser, int levels) {
    FrameShape inner = new FrameShape();
    inner.readObject(parser, levels);
    objects.put(field, inner);
    if (inner.repeated != null) {
      repeated = field + "." + inner.repeated;
    }
  }

  /**
   * Skips the rest of an object or array. The parser's own skipping goes round for ever where the
   * text ends too early.
   */
  private static void skipRest(JsonParser parser) {
    int depth = 1;
    while (depth > 0) {
      switch (parser.next()) {
        case START_OBJECT, START_ARRAY -> depth++;
        case END_OBJECT, END_ARRAY -> depth--;
        default -> {}
      }
    }
  }

  /** Whether every surrogate has its other half. */
  private static boolean isUnicode(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
