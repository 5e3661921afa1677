package dev.parley.message;

import dev.parley.message.ClientMessage.Malformed;
import dev.parley.message.FrameShape.Kind;
import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests with JSON-B, after making sure of what JSON-B lets pass: that the text is exactly
 * one object without repeated names, and that each field has the type of its record component.
 */
final class RequestReader {
  private static final Jsonb JSONB = JsonbBuilder.create();
  private static final int MAX_LABEL = 64;

  private static final Map<String, Class<? extends ClientMessage>> TYPES =
      Map.ofEntries(
          Map.entry("setUsername", ClientMessage.SetUsername.class),
          Map.entry("joinRoom", ClientMessage.JoinRoom.class),
          Map.entry("leaveRoom", ClientMessage.LeaveRoom.class),
          Map.entry("roomMessage", ClientMessage.RoomMessage.class),
          Map.entry("privateMessage", ClientMessage.PrivateMessage.class),
          Map.entry("typing", ClientMessage.Typing.class),
          Map.entry("history", ClientMessage.History.class),
          Map.entry("rooms", ClientMessage.Rooms.class),
          Map.entry("onlineUsers", ClientMessage.OnlineUsers.class),
          Map.entry("ping", ClientMessage.Ping.class),
          Map.entry("pong", ClientMessage.Pong.class));

  private RequestReader() {}

  /** Reads a request; never throws and never returns null. */
  static ClientMessage read(String text) {
    FrameShape shape;
    try {
      shape = FrameShape.of(text);
    } catch (RuntimeException e) { // parsers refuse bad syntax and deep nesting each in their way
      return new Malformed(
          null, ErrorCode.BAD_FRAME, null, "a frame must be exactly one JSON object");
    }
    return read(text, shape);
  }

  private static ClientMessage read(String text, FrameShape shape) {
    String id = isLabel(shape.text("id")) ? shape.text("id") : null;
    if (shape.repeated() != null) {
      return new Malformed(
          id, ErrorCode.BAD_FRAME, null, "a field must not be given twice: " + shape.repeated());
    }
    if (shape.kind("id") != Kind.ABSENT && id == null) {
      return new Malformed(null, ErrorCode.INVALID_FIELD, "id", labelRule("id"));
    }
    if (shape.kind("type") != Kind.STRING) {
      return new Malformed(
          id, ErrorCode.BAD_FRAME, "type", "type must be a string that names the request");
    }
    Class<? extends ClientMessage> type = TYPES.get(shape.text("type"));
    if (type == null) {
      return new Malformed(id, ErrorCode.UNKNOWN_TYPE, "type", "there is no request of this type");
    }
    Malformed wrong = check(id, type, shape, "");
    return wrong != null ? wrong : bind(id, text, type);
  }

  private static @Nullable Malformed check(
      @Nullable String id, Class<?> type, FrameShape shape, String prefix) {
    for (RecordComponent component : type.getRecordComponents()) {
      String field = prefix + component.getName();
      Kind kind = shape.kind(component.getName());
      if (kind == Kind.ABSENT) {
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          return new Malformed(id, ErrorCode.INVALID_FIELD, field, field + " is required");
        }
      } else if (kind != Kind.of(component.getType())) {
        String explanation = field + " must be " + Kind.of(component.getType()).description();
        return new Malformed(id, ErrorCode.INVALID_FIELD, field, explanation);
      } else if (field.equals("key") && !isLabel(shape.text("key"))) {
        return new Malformed(id, ErrorCode.INVALID_FIELD, field, labelRule(field));
      } else if (kind == Kind.OBJECT) {
        FrameShape inner = shape.object(component.getName());
        Malformed wrong = check(id, component.getType(), inner, field + ".");
        if (wrong != null) {
          return wrong;
        }
      }
    }
    return null;
  }

  private static ClientMessage bind(
      @Nullable String id, String text, Class<? extends ClientMessage> type) {
    try {
      return JSONB.fromJson(text, type);
    } catch (JsonbException | JsonException e) {
      return new Malformed(id, ErrorCode.BAD_FRAME, null, "the request could not be read");
    }
  }

  /** Ids and keys: text that a client makes up to recognize things by. */
  private static boolean isLabel(@Nullable String text) {
    return text != null && !text.isBlank() && text.codePointCount(0, text.length()) <= MAX_LABEL;
  }

  private static String labelRule(String field) {
    return field + " must be a string of 1 to " + MAX_LABEL + " characters";
  }
}
