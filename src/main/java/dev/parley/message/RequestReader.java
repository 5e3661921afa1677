package dev.parley.message;

import dev.parley.message.ClientMessage.Malformed;
import dev.parley.message.FrameShape.Kind;
import dev.parley.message.RequestForm.Field;
import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests with JSON-B, after making sure of what JSON-B lets pass: that the text is exactly
 * one object without repeated names, and that each field has the type of its record component.
 */
final class RequestReader {
  private static final Jsonb JSONB = JsonbBuilder.create();
  private static final int MAX_LABEL = 64;

  private static final Map<String, RequestForm> FORMS =
      Map.ofEntries(
          Map.entry("setUsername", RequestForm.of(ClientMessage.SetUsername.class)),
          Map.entry("joinRoom", RequestForm.of(ClientMessage.JoinRoom.class)),
          Map.entry("leaveRoom", RequestForm.of(ClientMessage.LeaveRoom.class)),
          Map.entry("roomMessage", RequestForm.of(ClientMessage.RoomMessage.class)),
          Map.entry("privateMessage", RequestForm.of(ClientMessage.PrivateMessage.class)),
          Map.entry("typing", RequestForm.of(ClientMessage.Typing.class)),
          Map.entry("history", RequestForm.of(ClientMessage.History.class)),
          Map.entry("rooms", RequestForm.of(ClientMessage.Rooms.class)),
          Map.entry("onlineUsers", RequestForm.of(ClientMessage.OnlineUsers.class)),
          Map.entry("ping", RequestForm.of(ClientMessage.Ping.class)),
          Map.entry("pong", RequestForm.of(ClientMessage.Pong.class)));

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
    RequestForm form = FORMS.get(shape.text("type"));
    if (form == null) {
      return new Malformed(id, ErrorCode.UNKNOWN_TYPE, "type", "there is no request of this type");
    }
    Malformed wrong = check(id, form.fields(), shape, "");
    return wrong != null ? wrong : bind(id, text, form.type());
  }

  private static @Nullable Malformed check(
      @Nullable String id, List<Field> fields, FrameShape shape, String prefix) {
    for (Field field : fields) {
      String name = prefix + field.name();
      Kind kind = shape.kind(field.name());
      if (kind == Kind.ABSENT) {
        if (field.required()) {
          return new Malformed(id, ErrorCode.INVALID_FIELD, name, name + " is required");
        }
      } else if (kind != field.kind()) {
        String explanation = name + " must be " + field.kind().description();
        return new Malformed(id, ErrorCode.INVALID_FIELD, name, explanation);
      } else if (name.equals("key") && !isLabel(shape.text("key"))) {
        return new Malformed(id, ErrorCode.INVALID_FIELD, name, labelRule(name));
      } else if (kind == Kind.OBJECT) {
        Malformed wrong = check(id, field.fields(), shape.object(field.name()), name + ".");
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
